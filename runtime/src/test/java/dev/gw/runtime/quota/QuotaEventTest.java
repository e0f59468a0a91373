package dev.gw.runtime.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message has to say to be a quota. */
class QuotaEventTest {
    private static final Instant STORED = Instant.parse("2026-11-21T10:00:00.000001Z");

    private static QuotaEvent read(String json) throws BadEvent {
        return QuotaEvent.read(json.getBytes(StandardCharsets.UTF_8), STORED);
    }

    @Test
    void aWholeEventBecomesTheHashAsItWasWritten() throws BadEvent {
        QuotaEvent event = read("""
                {"tenant_id":"t-1","limit":10000,"used":4532,"remaining":5468,"period":"monthly",
                 "reset_at":"2025-11-01T00:00:00Z","timestamp":"2025-10-27T20:00:00Z","version":7}""");

        assertThat(event.tenant()).isEqualTo("t-1");
        assertThat(event.version()).isEqualTo(7);
        assertThat(event.micros()).isEqualTo(1_761_595_200_000_000L);
        assertThat(event.fields())
                .containsExactly(
                        "limit",
                        "10000",
                        "used",
                        "4532",
                        "remaining",
                        "5468",
                        "period",
                        "monthly",
                        "reset_at",
                        "2025-11-01T00:00:00Z",
                        "last_updated",
                        "2025-10-27T20:00:00Z");
    }

    @Test
    void whatFollowsFromTheRestMayBeLeftOut() throws BadEvent {
        assertThat(read("{\"tenant_id\":\"t\",\"limit\":10,\"used\":4}").fields())
                .containsExactly(
                        "limit", "10", "used", "4", "remaining", "6", "last_updated", "2026-11-21T10:00:00.000001Z");
        assertThat(read("{\"tenant_id\":\"t\",\"limit\":10,\"remaining\":1}").fields())
                .startsWith("limit", "10", "used", "9", "remaining", "1");
        assertThat(read("{\"tenant_id\":\"t\",\"limit\":10,\"used\":40}").fields())
                .startsWith("limit", "10", "used", "40", "remaining", "0");
    }

    @Test
    void theStreamsTimeStandsInForTheEvents() throws BadEvent {
        QuotaEvent event = read("{\"tenant_id\":\"t\",\"limit\":1,\"used\":0}");

        assertThat(event.version()).isEqualTo(-1);
        assertThat(event.micros()).isEqualTo(1_795_255_200_000_001L);
    }

    @Test
    void anEnvelopesFieldsCountToo() throws BadEvent {
        QuotaEvent event = read("""
                {"type":"quota.updated","time":"2026-01-01T00:00:00+01:00",
                 "data":{"tenant_id":"t","limit":12.5,"used":0.1}}""");

        assertThat(event.micros()).isEqualTo(1_767_222_000_000_000L);
        assertThat(event.fields()).startsWith("limit", "12.5", "used", "0.1", "remaining", "12.4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1767225600        | 1767225600000000",
                "1767225600.25     | 1767225600250000",
                "1767225600123     | 1767225600123000",
                "\"1767225600\"    | 1767225600000000",
            })
    void timesMayBeSecondsOrMilliseconds(String time, long micros) throws BadEvent {
        assertThat(read("{\"tenant_id\":\"t\",\"limit\":1,\"used\":0,\"timestamp\":" + time + "}")
                        .micros())
                .isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "                                                             | it is no JSON object",
                "{                                                            | it is no JSON object",
                "[]                                                           | it is no JSON object",
                "null                                                         | it is no JSON object",
                "{}                                                           | it names no tenant_id",
                "{\"tenant_id\":\"\"}                                         | it names no tenant_id",
                "{\"tenant_id\":{}}                                           | its tenant_id is no text or number",
                "{\"tenant_id\":\"a b\",\"limit\":1,\"used\":1}               | its tenant_id is no name",
                "{\"tenant_id\":\"t\",\"limit\":1}                            | it needs limit, and used or remaining",
                "{\"tenant_id\":\"t\",\"used\":1}                             | it needs limit, and used or remaining",
                "{\"tenant_id\":\"t\",\"limit\":\"x\",\"used\":1}             | its limit is no number",
                "{\"tenant_id\":\"t\",\"limit\":-1,\"used\":1}                | its limit is no amount",
                "{\"tenant_id\":\"t\",\"limit\":\"NaN\",\"used\":1}           | its limit is no amount",
                "{\"tenant_id\":\"t\",\"limit\":1e300,\"used\":1}             | its limit is no amount",
                "{\"tenant_id\":\"t\",\"limit\":1,\"used\":1,\"version\":1.5} | its version is no whole number",
                "{\"tenant_id\":\"t\",\"limit\":1,\"used\":1,\"version\":-1}  | its version is no number from 0 on",
                "{\"tenant_id\":\"t\",\"limit\":1,\"used\":1,\"time\":\"soon\"} | its time is no time",
                "{\"tenant_id\":\"t\",\"limit\":1,\"used\":1,\"reset_at\":\"soon\"} | its reset_at is no time",
            })
    void whatIsNoQuotaIsRefusedWithTheReason(String json, String reason) {
        assertThatThrownBy(() -> read(json == null ? "" : json))
                .isInstanceOf(BadEvent.class)
                .hasMessage(reason);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThatThrownBy(() -> QuotaEvent.read(new byte[] {(byte) 0xFF, '{'}, STORED))
                .isInstanceOf(BadEvent.class)
                .hasMessage("it is no UTF-8");
    }
}

package dev.gw.runtime.quota;

import static dev.gw.runtime.quota.SyncFixture.event;
import static dev.gw.runtime.quota.SyncFixture.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotas from a real NATS in a real Redis. */
class QuotaSyncTest {
    private SyncFixture fixture;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        fixture = new SyncFixture(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Test
    void anEventBecomesTheTenantsHash() throws Exception {
        SyncState state = fixture.sync();
        until(state::isHealthy);
        fixture.publish("""
                {"tenant_id":"acme","limit":10000,"used":4532,"remaining":5468,"period":"monthly",
                 "reset_at":"2026-12-01T00:00:00Z","timestamp":"2026-11-21T20:00:00Z"}""");

        until(() -> fixture.field("acme", "limit") != null);
        assertThat(fixture.hashes
                        .read("quota:tenant:acme", "limit", "used", "remaining", "period", "reset_at", "last_updated")
                        .join())
                .containsExactly("10000", "4532", "5468", "monthly", "2026-12-01T00:00:00Z", "2026-11-21T20:00:00Z");
        until(() -> state.metrics().contains("\ngw_quota_events_applied_total 1\n"));
        assertThat(state.health()).isEqualTo("{\"status\":\"ok\",\"nats\":\"up\",\"redis\":\"up\",\"pending\":0}\n");
    }

    @Test
    void eventsThatWerePublishedBeforeTheStartAreTaken() throws Exception {
        SyncState first = fixture.sync();
        until(first::isHealthy);
        fixture.stopSyncs();
        fixture.publish(event("late", 1, 5));

        fixture.sync();

        until(() -> "5".equals(fixture.field("late", "used")));
    }

    @Test
    void anOlderEventNeverReplacesANewer() throws Exception {
        SyncState state = fixture.sync();
        until(state::isHealthy);
        fixture.publish(List.of(
                event("a", 2, 20),
                event("a", 1, 10),
                event("a", 2, 99),
                "{\"tenant_id\":\"b\",\"limit\":9,\"used\":2,\"timestamp\":\"2026-11-21T10:00:01Z\"}",
                "{\"tenant_id\":\"b\",\"limit\":9,\"used\":1,\"timestamp\":\"2026-11-21T10:00:00.999Z\"}",
                "{\"tenant_id\":\"b\",\"limit\":9,\"used\":3,\"timestamp\":\"2026-11-21T10:00:01Z\"}",
                event("end", 1, 1)));

        until(() -> fixture.field("end", "used") != null);
        assertThat(fixture.field("a", "used")).isEqualTo("20");
        assertThat(fixture.field("b", "used"))
                .as("of equal times the later counts")
                .isEqualTo("3");
        until(() -> state.metrics().contains("\ngw_quota_events_stale_total 3\n"));
    }

    @Test
    void whatNoQuotaCanBeReadFromIsParkedAndDoesNotStopTheRest() throws Exception {
        SyncState state = fixture.sync();
        until(state::isHealthy);
        fixture.hashes
                .run("redis.call('SET', KEYS[1], 'a text') return 1", "quota:tenant:broken")
                .join();
        fixture.publish(List.of("{not json", event("broken", 1, 1), event("fine", 1, 7)));

        until(() -> "7".equals(fixture.field("fine", "used")));
        until(() -> state.metrics().contains("\ngw_quota_events_parked_total 2\n"));
        Connection connection = NatsConnections.open(NatsPlace.of(fixture.nats.url()), "test");
        MessageInfo first = connection.jetStreamManagement().getMessage("QUOTA_PARKED", 1);
        MessageInfo second = connection.jetStreamManagement().getMessage("QUOTA_PARKED", 2);
        connection.close();
        assertThat(new String(first.getData(), StandardCharsets.UTF_8)).isEqualTo("{not json");
        assertThat(first.getHeaders().getFirst("Gw-Reason")).isEqualTo("it is no JSON object");
        assertThat(first.getHeaders().getFirst("Gw-Sequence")).isEqualTo("1");
        assertThat(second.getHeaders().getFirst("Gw-Reason")).startsWith("Redis refuses it: WRONGTYPE");
    }

    @Test
    void manySyncsCanStartAtOnce() throws Exception {
        List<SyncState> states = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            states.add(fixture.sync());
        }
        until(() -> states.stream().allMatch(SyncState::isHealthy));
        assertThat(states.stream().mapToLong(state -> state.replays.sum()).sum())
                .as("one of them sets the stream back")
                .isEqualTo(1);
    }

    @Test
    void aSyncThatDiesWhileItSetsTheStreamBackIsReplacedAfterAWhile() {
        QuotaHashes hashes = new QuotaHashes(fixture.hashes);

        assertThat(hashes.claimReplay("nats", "one", 1_000).join()).isTrue();
        assertThat(hashes.claimReplay("nats", "other", 10_999).join()).isFalse();
        assertThat(hashes.claimReplay("another nats", "other", 10_999).join()).isTrue();
        assertThat(hashes.claimReplay("nats", "one", 5_000).join()).isTrue();
        assertThat(hashes.claimReplay("nats", "other", 14_999).join()).isFalse();
        assertThat(hashes.claimReplay("nats", "other", 15_000).join()).isTrue();
    }

    @Test
    void severalSyncsShareTheWork() throws Exception {
        SyncState one = fixture.sync();
        SyncState other = fixture.sync();
        until(() -> one.isHealthy() && other.isHealthy());
        List<String> events = new ArrayList<>();
        for (int i = 1; i <= 3000; i++) {
            events.add(event("t" + i % 7, i, i));
        }
        fixture.publish(events);

        until(() -> one.applied.sum() + other.applied.sum() + one.stale.sum() + other.stale.sum() >= 3000);
        for (int tenant = 0; tenant < 7; tenant++) {
            assertThat(fixture.field("t" + tenant, "used")).isEqualTo(Integer.toString(3000 - (3000 - tenant) % 7));
        }
    }
}

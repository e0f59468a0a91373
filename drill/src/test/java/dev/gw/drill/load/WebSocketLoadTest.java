package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebSockets under load: what is said over them, what comes back, and how they end. */
class WebSocketLoadTest {
    private static LoadResult run(String steps) {
        return runWhole("""
                drill: 1
                scenarios:
                  all: {executor: iterations, users: 2, each: 3, steps: [%s]}
                """.formatted(steps));
    }

    private static LoadResult runWhole(String yaml) {
        try (OddSockets server = new OddSockets()) {
            return Runs.run(yaml, server.where());
        }
    }

    private static List<Long> failed(LoadResult result) {
        return result.checks().stream().map(CheckRow::failed).toList();
    }

    private static List<String> rows(LoadResult result) {
        return result.requests().stream()
                .map(row -> row.name() + " " + row.statuses().words())
                .toList();
    }

    @Test
    void handshakeAndMessagesAreMeasuredEachForItself() {
        LoadResult result = run("{name: chat, websocket: /echo, messages: [{name: hello, text: hi}, {json: {a: 1}}]}");

        assertThat(rows(result)).containsExactly("chat 101: 6", "chat/hello answered: 6", "chat/2 answered: 6");
        assertThat(result.requests()).extracting(row -> row.latency().count()).containsExactly(6L, 6L, 6L);
        assertThat(result.intervals()).isNotEmpty();
        assertThat(result.statuses().words()).isEqualTo("answered: 12, 101: 6");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void answersAreCheckedAndTheirValuesGoIntoWhatIsSaidNext() {
        LoadResult result = run("""
                {websocket: /echo, protocols: [chat.v1], expect: {header.sec-websocket-protocol: chat.v1}, messages: [
                  {json: {id: "n-{{iteration}}"}, expect: {json.$.id: {matches: "n-[1-6]"}, latency: "< 1m"}, extract: {id: json.$.id}},
                  {text: "again {{id}}", expect: {text: {matches: "again n-[1-6]"}}},
                  {binary: /wA=, expect: {binary: /wA=, text: absent}}]}""");

        assertThat(result.checks()).hasSize(7);
        assertThat(failed(result)).as(result.checks().toString()).containsOnly(0L);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatIsNotAsExpectedIsCountedWithExamples() {
        LoadResult result = run("{websocket: /echo, messages: [{text: hi, expect: {text: ho, json.$.a: exists}}]}");

        assertThat(failed(result)).containsExactly(0L, 6L, 6L);
        assertThat(result.checks().get(1).examples()).containsExactly("text hi");
        assertThat(result.checks().get(2).examples()).containsExactly("no json.$.a");
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aGreetingIsWaitedForWithoutSayingAnything() {
        LoadResult result = run("""
                {name: g, websocket: /greet, messages: [
                  {expect: {text: welcome}}, {text: quiet, answers: 0}, {expect: {text: quiet}}]}""");

        assertThat(rows(result)).containsExactly("g 101: 6", "g/1 answered: 6", "g/2 sent: 6", "g/3 answered: 6");
        assertThat(failed(result)).containsOnly(0L);
    }

    @Test
    void severalAnswersAreOneMeasure() {
        LoadResult result = run("{name: t, websocket: /twice, messages: [{text: a, answers: 2, expect: {text: a}}]}");

        assertThat(rows(result)).containsExactly("t 101: 6", "t/1 answered: 6");
        assertThat(result.checks().get(1).passed()).isEqualTo(12);
    }

    @Test
    void fragmentsAreOneMessageAndPingsAreNone() {
        LoadResult result = run("{websocket: /pieces, messages: [{text: a, expect: {text: one whole}}]}");

        assertThat(failed(result)).containsOnly(0L);
    }

    @Test
    void theEndCanBeExpected() {
        LoadResult result = run("{name: l, websocket: /leave, messages: [{text: a, expect: {close: 1011}}]}");

        assertThat(rows(result)).containsExactly("l 101: 6", "l/1 answered: 6");
        assertThat(failed(result)).containsOnly(0L);

        result = run("{name: l, websocket: /leave, messages: [{text: a, expect: {close: 1008}}]}");
        assertThat(result.checks().get(1).examples()).containsExactly("closed with 1011");
    }

    @Test
    void aRefusedHandshakeIsAnAnswerWithItsStatus() {
        LoadResult result =
                run("{name: r, websocket: /refuse, messages: [{text: a, expect: {text: a}}]}, {get: /plain}");

        assertThat(rows(result)).containsExactly("r 403: 6", "r/1 ", "GET /plain 200: 6");
        assertThat(result.checks().get(0).examples()).containsExactly("status 403");
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aRefusalCanBeExpected() {
        LoadResult result = run("{websocket: /refuse, expect: {status: 403}, messages: [{text: a}]}");

        assertThat(result.statuses().words()).isEqualTo("403: 6");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/wrong   | 10s | 10s | 0 | status 101, but Sec-WebSocket-Accept is wrong or missing",
                "/other   | 10s | 10s | 0 | status 101, but not to WebSocket",
                "/never   | 300ms | 10s | 0 | no answer in time",
                "/silent  | 10s | 300ms | 1 | no answer in time",
                "/leave   | 10s | 10s | 1 | closed with 1011: tired",
                "/drop    | 10s | 10s | 1 | the connection was closed",
                "/garbage | 10s | 10s | 1 | what came is no WebSocket: RSV != 0 and no extension negotiated, RSV:7",
            })
    void whatDoesNotComeIsLostForAReason(String path, String opening, String answer, int row, String why) {
        LoadResult result = run("{websocket: %s, timeout: %s, messages: [{text: a, timeout: %s, expect: {text: a}}]}"
                .formatted(path, opening, answer));

        assertThat(result.statuses().lost()).isEqualTo(6);
        assertThat(result.requests().get(row).statuses().lost()).isEqualTo(6);
        assertThat(result.checks().get(row).examples()).containsExactly("no answer: " + why);
    }

    @Test
    void someOfTheAnswersAreNotEnough() {
        LoadResult result =
                run("{websocket: /twice, messages: [{text: a, answers: 3, timeout: 2s, expect: {text: a}}]}");

        assertThat(result.checks().get(1).examples()).containsExactly("no answer: 2 of 3 answers in time");
    }

    @Test
    void aMessageLongerThanAMebibyteIsNotRead() {
        LoadResult result = run("{websocket: /long, messages: [{text: a, expect: {text: a}}]}");

        assertThat(result.checks().get(1).examples().get(0)).startsWith("no answer: what came is no WebSocket: ");
    }

    @Test
    void whoeverDoesNotSayGoodbyeIsLeft() {
        LoadResult result = run("{websocket: /rude, messages: [{text: a}]}");

        assertThat(result.statuses().words()).isEqualTo("answered: 6, 101: 6");
    }

    @Test
    void whatIsMissingEndsTheTalkAndWhatComesBehindIt() {
        LoadResult result = run("""
                {name: e, websocket: /echo, messages: [{text: none, extract: {id: json.$.id}}, {text: "{{id}}"}]}, {get: /plain}""");

        assertThat(rows(result)).containsExactly("e 101: 6", "e/1 answered: 6", "e/2 ", "GET /plain ");
    }

    @Test
    void aRateOpensWebSocketsByTheClock() {
        LoadResult result = runWhole("""
                drill: 1
                scenarios:
                  all: {executor: constant-rate, rate: 50/s, duration: 1s, warmup: 0s, requests: [
                    {name: chat, websocket: /echo, messages: [{text: a, tags: {kind: talk}}], close: 4000}]}
                thresholds:
                  "latency{request:chat/1}": ["count == 50"]
                  "requests{kind:talk}": ["count == 50"]
                """);

        assertThat(rows(result)).containsExactly("chat 101: 50", "chat/1 answered: 50");
        assertThat(result.limitsKept()).isEqualTo(Verdict.PASS);
    }

    @Test
    void oneConnectionCarriesOneWebSocketAfterTheOther() {
        List<RequestRow> rows = runWhole("""
                        drill: 1
                        scenarios:
                          all: {executor: iterations, users: 1, each: 2, connections: 1, steps: [
                            {name: a, websocket: /echo, messages: [{text: a}]}, {name: b, websocket: /echo}]}
                        """).requests();

        assertThat(rows).extracting(row -> row.statuses().words()).containsExactly("101: 2", "answered: 2", "101: 2");
    }
}

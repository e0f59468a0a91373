package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs against a server that answers as it is asked to. */
class LoadRunTest {
    private static LoadResult run(String yaml) {
        try (SlowServer server = new SlowServer(0, 0)) {
            return Runs.run(yaml, server.where());
        }
    }

    @Test
    void eachUserDoesItsIterations() {
        LoadResult result = run("""
                drill: 1
                scenarios:
                  a: {executor: iterations, users: 7, each: 11, steps: [{get: "/{{iteration}}/0"}, {get: "/1{{iteration}}/0"}]}
                """);

        assertThat(result.statuses().words()).isEqualTo("200: 154");
        assertThat(result.scenarios().get(0).started()).isEqualTo(77);
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void usersWaitForTheirAnswers() {
        LoadResult result = run("""
                drill: 1
                scenarios:
                  a: {executor: constant-users, users: 4, duration: 1s, warmup: 0s, requests: [{get: "/{{iteration}}/50"}]}
                """);

        // four users, each 20 a second at most
        assertThat(result.statuses().of(200)).isBetween(20L, 84L);
        assertThat(result.intervals())
                .allSatisfy(one -> assertThat(one.inFlight()).isLessThanOrEqualTo(4));
    }

    @Test
    void aUserThinksOnceBetweenTwoRequests() {
        LoadResult result = run("""
                drill: 1
                scenarios:
                  a: {executor: constant-users, users: 1, duration: 3s, warmup: 0s, think: 200ms, steps: [{get: /1/0}, {get: /2/0}]}
                """);

        // two requests and two times to think: seven or eight rounds, five if it thought behind the last step and
        // before the first
        assertThat(result.scenarios().get(0).started()).isBetween(6L, 8L);
    }

    @Test
    void aRateIsKeptThoughAnswersAreSlow() {
        LoadResult result = run("""
                drill: 1
                scenarios:
                  a: {executor: constant-rate, rate: 100/s, duration: 2s, warmup: 500ms, connections: 200, requests: [{get: "/{{iteration}}/700"}]}
                """);

        assertThat(result.statuses().words()).isEqualTo("200: 200");
        assertThat(result.intervals().stream().mapToLong(Interval::sent).sum()).isEqualTo(200);
    }

    @Test
    void dataThatIsUniqueEndsTheLoad() {
        LoadResult result = run("""
                drill: 1
                data: {ids: {rows: [{id: 1}, {id: 2}, {id: 3}], pick: unique}}
                scenarios:
                  a: {executor: iterations, users: 2, each: 50, data: ids, requests: [{get: "/{{id}}/0"}]}
                """);

        assertThat(result.statuses().words()).isEqualTo("200: 3");
    }

    @Test
    void theSameSeedSendsTheSame() {
        String yaml = """
                drill: 1
                seed: 5
                scenarios:
                  a: {executor: iterations, users: 1, each: 200, requests: [{get: "/{{random(1..1000000)}}/0"}]}
                """;
        try (SlowServer one = new SlowServer(0, 0);
                SlowServer same = new SlowServer(0, 0);
                SlowServer other = new SlowServer(0, 0)) {
            Runs.run(yaml, one.where());
            Runs.run(yaml, same.where());
            Runs.run(yaml.replace("seed: 5", "seed: 6"), other.where());

            assertThat(one.came.keySet()).isEqualTo(same.came.keySet()).isNotEqualTo(other.came.keySet());
        }
    }

    @Test
    void aThresholdWithoutASampleNeverPasses() {
        LoadResult result = run("""
                drill: 1
                scenarios:
                  a: {executor: burst, count: 5, tags: {kind: x}, requests: [{name: r, get: "/1/0"}]}
                thresholds:
                  "latency{status:404}": ["p(99) < 1h"]
                  "latency{kind:x,status:2xx}": ["p(99) < 1h", "max > 1h", "count == 5"]
                  "requests{status:5xx}": ["rate < 1%", "count == 0"]
                  lost: ["count == 0"]
                """);

        assertThat(result.thresholds().stream().map(ThresholdRow::verdict))
                .containsExactly(
                        Verdict.INCONCLUSIVE,
                        Verdict.PASS,
                        Verdict.FAIL,
                        Verdict.PASS,
                        Verdict.PASS,
                        Verdict.PASS,
                        Verdict.PASS);
        assertThat(result.limitsKept()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void whatGetsNoAnswerIsLostAndFailsWhatWasExpectedOfIt() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
        LoadResult result = Runs.run("""
                drill: 1
                scenarios:
                  a: {executor: burst, count: 5, requests: [{get: /, expect: {status: 200}}]}
                """, Where.plain(nobody, "nobody"));

        assertThat(result.statuses().words()).isEqualTo("lost: 5");
        assertThat(result.behaviour()).isEqualTo(Verdict.FAIL);
        assertThat(result.checks().get(0).examples()).containsExactly("no answer: no connection");
    }

    @Test
    void anAnswerThatComesTooLateIsLost() {
        LoadResult result = run("""
                drill: 1
                scenarios:
                  a: {executor: burst, count: 3, requests: [{get: "/1/5000", timeout: 200ms}]}
                """);

        assertThat(result.statuses().words()).isEqualTo("lost: 3");
        assertThat(result.millis()).isLessThan(4_000);
    }

    @Test
    void whatIsTooMuchIsDroppedAndSaid() {
        LoadResult result = run("""
                drill: 1
                scenarios:
                  a: {executor: constant-rate, rate: 100/s, duration: 1s, warmup: 0s, connections: 1, max_waiting: 5, requests: [{get: "/1/300"}]}
                """);

        assertThat(result.scenarios().get(0).dropped()).isPositive();
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.undecided()).singleElement().asString().contains("were never sent");
    }

    @Test
    void noMoreIsSentThanMayBe() {
        try (SlowServer server = new SlowServer(0, 0)) {
            LoadResult result = Runs.run("""
                    drill: 1
                    scenarios:
                      a: {executor: constant-users, users: 2, duration: 1h, warmup: 0s, steps: [{get: "/1/0"}, {get: "/2/0"}]}
                      b: {executor: constant-rate, rate: 10/s, duration: 1h, warmup: 0s, requests: [{get: "/3/0"}]}
                    """, server.where(), 100);

            // whoever has begun an iteration ends it
            assertThat(result.statuses().all()).isBetween(100L, 102L);
            assertThat(result.undecided()).containsOnly("no more than 100 requests may be sent");
        }
    }

    @Test
    void aRunThatIsEndedReportsWhatRan() {
        AtomicInteger asked = new AtomicInteger();
        try (SlowServer server = new SlowServer(0, 0)) {
            LoadResult result = Runs.run("""
                    drill: 1
                    scenarios:
                      a: {executor: constant-rate, rate: 50/s, duration: 1h, warmup: 0s, requests: [{get: "/1/0"}]}
                    """, server.where(), () -> asked.incrementAndGet() > 20);

            assertThat(result.interrupted()).isTrue();
            assertThat(result.statuses().of(200)).isPositive();
            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }
}

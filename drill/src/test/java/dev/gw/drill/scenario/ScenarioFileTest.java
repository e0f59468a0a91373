package dev.gw.drill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario files: what they say, and what is said of those that are wrong. */
class ScenarioFileTest {
    @TempDir
    Path folder = Path.of(".");

    private final Diagnostics out = new Diagnostics();

    private Optional<Scenario> read(String yaml) {
        return ScenarioFile.read(SourceFile.of("drills/peak.yml", yaml), folder, Map.of("TOKEN", "s3cret"), out);
    }

    /** Code, line, message and mend of each, in order. */
    private List<String> said(String yaml) {
        assertThat(read(yaml)).isEmpty();
        return out.sorted().stream()
                .map(one -> one.code() + " " + one.at().from().line() + ": " + one.message()
                        + one.help().map(help -> " (" + help + ")").orElse(""))
                .toList();
    }

    private static final String STEADY = """
            drill: 1
            scenarios:
              steady:
                executor: constant-rate
                rate: 50/s
                duration: 10s
                requests:
            """;

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        Scenario scenario = read(STEADY + "      - get: /orders\n").orElseThrow();

        assertThat(scenario.name()).isEqualTo("peak");
        assertThat(scenario.seed()).isEqualTo(1);
        assertThat(scenario.loads()).singleElement().satisfies(load -> {
            assertThat(load.warmup()).hasSeconds(2);
            assertThat(load.connections()).isEqualTo(64);
            assertThat(load.inOrder()).isFalse();
            assertThat(load.requests()).singleElement().satisfies(request -> {
                assertThat(request.name()).isEqualTo("GET /orders");
                assertThat(request.timeout()).hasSeconds(10);
            });
        });
    }

    @Test
    void aMisspeltKeyShowsTheRightOne() {
        assertThat(said(STEADY + "      - {get: /orders, expct: {status: 200}}\n"))
                .containsExactly("GW1802 8: a request has no key expct (did you mean expect?)");
    }

    @Test
    void aNumberWithoutItsUnitIsAnError() {
        assertThat(said(STEADY.replace("10s", "10") + "      - get: /orders\n"))
                .containsExactly("GW1803 6: duration is a time with its unit, not 10 (say the unit: 10s or 10ms)");
    }

    @Test
    void executorsOfOtherToolsAreNamedAsTheyAreCalledHere() {
        assertThat(said(STEADY.replace("constant-rate", "constant-arrival-rate") + "      - get: /orders\n"))
                .containsExactly(
                        "GW1803 4: there is no executor constant-arrival-rate (it is called constant-rate here)");
    }

    @Test
    void aKeyOfAnotherExecutorIsAnError() {
        assertThat(said(STEADY.replace("duration: 10s", "duration: 10s\n    users: 3") + "      - get: /orders\n"))
                .containsExactly("GW1803 7: constant-rate takes no users (it takes rate, duration)");
    }

    @Test
    void aValueThatNobodyGivesIsAnError() {
        assertThat(said("vars: {ids: 4}\n" + STEADY + "      - get: /orders/{{id}}\n"))
                .containsExactly("GW1805 9: there is no value id (did you mean ids?)");
    }

    @Test
    void stepsMayUseWhatThoseBeforeExtracted() {
        String steps = STEADY.replace("requests", "steps");

        String takes = "      - {post: /orders, extract: {id: json.$.id}}\n";
        String uses = "      - {get: \"/orders/{{id}}\"}\n";

        assertThat(read(steps + takes + uses)).isPresent();
        assertThat(said(steps + uses + takes)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latncy | p(99) < 5ms | there is no measure latncy",
                "latency | p(99) < 5 | the limit 5 has no unit, or the wrong one",
                "latency | p(101) < 5ms | p(101) can't be made of latency",
                "latency | rate < 5% | rate can't be made of latency",
                "requests | p(99) < 5ms | p(99) can't be made of requests",
                "requests | rate < 0.1 | the limit 0.1 has no unit, or the wrong one",
                "checks | rate > 5/s | the limit 5/s has no unit, or the wrong one",
                "latency | p(99) | a threshold compares: NUMBER < LIMIT",
                "latency{request:ordrs} | p(99) < 5ms | there is no request ordrs",
                "latency{stats:200} | p(99) < 5ms | there is no tag stats",
                "latency{status:2yy} | p(99) < 5ms | status is a status or a class of them, not 2yy",
            })
    void aThresholdThatMeansNothingIsAnError(String metric, String expression, String message) {
        String thresholds = "thresholds: {\"" + metric + "\": [\"" + expression + "\"]}\n";

        assertThat(said(STEADY + "      - {name: orders, get: /orders}\n" + thresholds))
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void valuesOfTheEnvironmentAreNeverShown() {
        assertThat(said(STEADY.replace("50/s", "\"${TOKEN}\"") + "      - get: /orders\n"))
                .singleElement()
                .asString()
                .doesNotContain("s3cret");
    }

    @Test
    void whatIsNotInTheEnvironmentIsAnErrorUnlessThereIsAnotherValue() {
        assertThat(read(STEADY + "      - get: /${PART:-orders}\n")
                        .orElseThrow()
                        .loads()
                        .get(0)
                        .requests())
                .singleElement()
                .satisfies(request -> assertThat(request.target()).hasToString("/orders"));
        assertThat(said(STEADY + "      - get: /${PART}\n"))
                .singleElement()
                .asString()
                .contains("GW1805 8: PART is not in the environment");
    }

    @Test
    void dataComesFromCsvWithQuotesAndFromJson() throws IOException {
        Files.writeString(folder.resolve("ids.csv"), "id,name\n1,\"a, \"\"b\"\"\"\r\n\n2,c\n");
        Files.writeString(folder.resolve("ids.json"), "[{\"id\": 7}, {\"id\": 8, \"deep\": {\"a\": 1}}]");
        Scenario scenario = read("data: {a: {csv: ids.csv}, b: {json: ids.json, pick: unique}}\n" + STEADY
                        + "      - get: /orders\n")
                .orElseThrow();

        assertThat(scenario.data().get("a"))
                .isEqualTo(new DataRows(
                        List.of("id", "name"),
                        List.of(List.of("1", "a, \"b\""), List.of("2", "c")),
                        DataRows.Pick.SEQUENTIAL));
        assertThat(scenario.data().get("b"))
                .isEqualTo(new DataRows(
                        List.of("id", "deep"),
                        List.of(List.of("7", ""), List.of("8", "{\"a\":1}")),
                        DataRows.Pick.UNIQUE));
    }

    @Test
    void whatDataCouldNotGiveIsNotSaidToBeMissing() throws IOException {
        Files.writeString(folder.resolve("blank.csv"), "\n");

        assertThat(said("data: {a: {csv: blank.csv}, b: {rows: []}}\n"
                        + STEADY.replace("requests:", "data: [a, b]\n    requests:")
                        + "      - get: \"/{{id}}\"\n"))
                .hasSize(2)
                .noneSatisfy(message -> assertThat(message).contains("no value id"));
    }

    @Test
    void dataThatIsNotThereOrRaggedIsAnError() throws IOException {
        Files.writeString(folder.resolve("ragged.csv"), "id,name\n1\n");

        assertThat(said("data: {a: {csv: none.csv}, b: {csv: ragged.csv}}\n" + STEADY + "      - get: /\n"))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).startsWith("GW1806 1: "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "5, -1",
        "5s, 5000",
        "1m30s, 90000",
        "1.5h, 5400000",
        "200ms, 200",
        "5 s, -1",
        "-5s, -1",
        "s, -1",
        "8d, -1"
    })
    void timesHaveUnits(String text, long millis) {
        var duration = Quantity.duration(text);

        assertThat(duration == null ? -1 : duration.toMillis()).isEqualTo(text.isEmpty() ? -1 : millis);
    }

    @Test
    void aWildFileIsRefusedWithMessagesOnly() {
        for (String yaml : List.of(
                "[]",
                "drill: 1",
                "drill: 2\nscenarios: []",
                "{drill: 1, scenarios: {a: 1, b: []}}",
                "{drill: 1, scenarios: {a: {executor: {}, requests: {}, steps: [1], as: [[]], data: {}, stages: 4}}}",
                "{drill: 1, faults: [1, {}], thresholds: [], identities: {a: {}}, scenarios: {a: {executor: burst}}}")) {
            Diagnostics found = new Diagnostics();
            Optional<Scenario> none =
                    ScenarioFile.read(SourceFile.of("drills/wild.yml", yaml), folder, Map.of(), found);

            assertThat(none).as(yaml).isEmpty();
            assertThat(found.hasErrors()).as(yaml).isTrue();
        }
    }
}

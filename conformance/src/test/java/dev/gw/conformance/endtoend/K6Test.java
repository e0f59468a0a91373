package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.drill.export.K6Script;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.merge.Merging;
import dev.gw.drill.merge.Parts;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.ScenarioFile;
import dev.gw.drill.stage.Holdings;
import dev.gw.drill.stage.LoadStage;
import dev.gw.drill.verdict.Verdict;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.source.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts, run by a real k6: {@code -Dgw.k6=FILE}, or one on the PATH. What it counts is what gw itself counts. */
class K6Test {
    private static final String CONFIG = """
            _format_version: "3.0"
            consumers:
              - {username: web, jwt_secrets: [{key: web-app, algorithm: HS256, secret: web-secret}]}
              - {username: batch, keyauth_credentials: [{key: batch-key}]}
              - {username: clerk, basicauth_credentials: [{username: clerk, password: clerk-word}]}
            services:
              - name: orders
                url: http://orders.invalid
                routes:
                  - {name: open, paths: [/open]}
                  - {name: tokens, paths: [/tokens], plugins: [{name: jwt, config: {claims_to_verify: [exp]}}]}
                  - {name: keys, paths: [/keys], plugins: [{name: key-auth, config: {key_names: [x-key]}}]}
                  - name: limited
                    paths: [/limited]
                    plugins:
                      - {name: basic-auth}
                      - {name: rate-limiting, config: {hour: 20, limit_by: consumer, policy: local}}
            """;

    private static final String SCENARIO = """
            drill: 1
            vars: {colour: red, secret: "${SECRET}"}
            data:
              ids: {rows: [{id: 41}, {id: 42}], pick: random}
              once: {rows: [{n: 1}, {n: 2}, {n: 3}], pick: unique}
            identities:
              web: {consumer: web, users: 3, claims: {role: "user {{user}}"}}
              batch: {consumer: batch, headers: {X-Who: "{{identity}}"}}
              clerk: {consumer: clerk}
            scenarios:
              tokens:
                executor: constant-rate
                rate: 40/s
                duration: 1500ms
                warmup: 300ms
                as: web
                data: ids
                tags: {kind: token}
                requests:
                  - name: token
                    weight: 3
                    get: "/tokens/{{id}}?c={{colour}}&n={{random(1..9)}}"
                    headers: {X-Secret: "{{secret}}"}
                    expect: {status: 200, json.$.method: GET, header.X-Gw-Stand-In: exists, header.X-None: absent, body: {matches: '(?i)ORDERS'}}
                  - {post: /tokens, json: {id: "{{id}}"}, expect: {status: 2xx, json.$.method: {not: GET}}}
              keys: {executor: ramping-rate, stages: [{to: 40/s, over: 1s}], warmup: 0s, as: batch, requests: [{get: /keys, expect: {status: 200}}]}
              flow:
                executor: iterations
                users: 3
                each: 2
                think: 10ms
                steps:
                  - {name: create, post: /open/here, form: {a: "{{user}} & b"}, expect: {status: 200}, extract: {where: json.$.method}}
                  - {name: look, get: "/open/{{where}}", expect: {status: 200, body: {contains: POST}}}
              limit: {executor: burst, count: 30, connections: 8, as: clerk, requests: [{get: /limited}], totals: {200: 20, 4xx: 10}}
              rows: {executor: constant-rate, rate: 10/s, duration: 1s, warmup: 0s, data: once, requests: [{name: row, get: "/open?n={{n}}"}], totals: {200: 3}}
              stranger: {executor: iterations, users: 2, requests: [{name: nobody, get: /keys, expect: {status: STATUS}}]}
            thresholds:
              "requests{kind:token,status:5xx}": ["rate < 1%"]
              "requests{status:4xx}": ["count == 12"]
              lost: ["count == 0"]
              checks: ["rate > 90%"]
            """;

    @TempDir
    Path folder;

    private static Path k6() {
        String named = System.getProperty("gw.k6", "");
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "k6"));
        Optional<Path> k6 = (named.isEmpty() ? onPath : Stream.of(Path.of(named)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(k6.isPresent(), "there is no k6 on this machine: put one on the PATH, or name it with -Dgw.k6");
        return k6.get();
    }

    private static Bundle bundle() {
        SourceFile source = SourceFile.of("kong.yml", CONFIG);
        MapNode document = (MapNode) DocumentReader.read(source, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        return Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow();
    }

    private LoadStage stage(Scenario scenario) {
        return new LoadStage(
                scenario, bundle(), CheckSettings.defaults(), PluginTypes.all(), Map.of(), Clock.systemUTC());
    }

    private LoadResult byGw(Path file) {
        Diagnostics out = new Diagnostics();
        Scenario scenario =
                ScenarioFile.read(file, "peak.yml", Map.of("SECRET", "s"), out).orElseThrow();
        try (LoadStage stage = stage(scenario)) {
            return stage.run(100_000, () -> false, second -> {});
        }
    }

    /** What k6 counts, with its exit code. */
    private record Run(int code, String said, LoadResult result) {}

    private Run byK6(Path k6, Path file) throws IOException {
        Scenario scenario = ScenarioFile.readKeeping(file, "peak.yml", Map.of(), new Diagnostics())
                .orElseThrow();
        try (LoadStage stage = stage(scenario)) {
            String target = "http://127.0.0.1:" + stage.address().getPort();
            K6Script.Made made = K6Script.of(scenario, Optional.of(new Holdings(bundle())), target, "A test.");
            assertThat(made.script()).as(made.table()).isNotNull();
            Files.writeString(folder.resolve("peak.js"), String.valueOf(made.script()));
            List<String> words = new ArrayList<>(List.of(k6.toString(), "run", "-q", "-e", "SECRET=s"));
            words.addAll(List.of("-e", "GW_SECRET_WEB=web-secret", "-e", "GW_KEY_BATCH=batch-key"));
            words.addAll(List.of("-e", "GW_PASSWORD_CLERK=clerk-word", "-e", "GW_RESULT=result.json", "peak.js"));
            Shell run = Shell.run(folder, Map.of("K6_NO_USAGE_REPORT", "true"), words.toArray(new String[0]));
            Parts parts = new Parts();
            assertThat(folder.resolve("result.json")).as(run.err()).exists();
            assertThat(parts.add("result.json", Files.readString(folder.resolve("result.json"))))
                    .isNull();
            return new Run(run.code(), run.out() + run.err(), Merging.of(parts));
        }
    }

    private Path scenario(String status) throws IOException {
        return Files.writeString(folder.resolve("peak.yml"), SCENARIO.replace("STATUS", status));
    }

    @Test
    void aScriptCountsWhatGwCountsAndComesToTheSameVerdict() throws IOException {
        Path k6 = k6();
        Path file = scenario("401");

        LoadResult here = byGw(file);
        // a generator that has just started may be late, and then gw leaves times undecided
        Files.writeString(file, "  latency: [\"p(99) < 20s\", \"max < 30s\"]\n", StandardOpenOption.APPEND);
        Run there = byK6(k6, file);

        assertThat(here.verdict()).as(here.checks() + " " + here.undecided()).isEqualTo(Verdict.PASS);
        assertThat(there.result().verdict())
                .as(there.result().checks() + " " + there.result().undecided() + there.said())
                .isEqualTo(Verdict.PASS);
        assertThat(there.code()).isZero();
        assertThat(ofScenarios(there.result())).isEqualTo(ofScenarios(here));
        assertThat(there.result().statuses()).isEqualTo(here.statuses());
        assertThat(there.result().checks())
                .extracting(CheckRow::what)
                .containsExactlyElementsOf(
                        here.checks().stream().map(CheckRow::what).toList());
        assertThat(there.result().latency().count()).isEqualTo(here.latency().count());
    }

    @Test
    void anExpectationThatDoesNotHoldFailsTheRunThere() throws IOException {
        Run there = byK6(k6(), scenario("200"));

        assertThat(there.code()).isEqualTo(99);
        assertThat(there.said()).contains("thresholds on metrics 'expectations_missed' have been crossed");
        assertThat(there.result().behaviour()).isEqualTo(Verdict.FAIL);
        assertThat(there.result().checks())
                .filteredOn(check -> check.failed() > 0)
                .singleElement()
                .satisfies(check ->
                        assertThat(check.request() + ": " + check.failed()).isEqualTo("nobody: 2"));
    }

    /** Chance draws other requests of a scenario there, so that only scenarios can be held against each other. */
    private static Map<String, Long> ofScenarios(LoadResult result) {
        Map<String, Long> counts = new java.util.TreeMap<>();
        for (RequestRow row : result.requests()) {
            row.statuses()
                    .counts()
                    .forEach((status, count) -> counts.merge(row.scenario() + " " + status, count, Long::sum));
        }
        return counts;
    }
}

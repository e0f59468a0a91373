package dev.gw.drill.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.Bundles;
import dev.gw.drill.load.Runs;
import dev.gw.drill.mutate.MutationReport.Fate;
import dev.gw.drill.mutate.MutationReport.Result;
import dev.gw.drill.stage.LoadStage;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.settings.GatewaySettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What scenarios that people write notice of mistakes, and what they don't. */
class ScenarioGradeTest {
    private static final String SHOP = """
            _format_version: "3.0"
            consumers:
              - username: alice
                keyauth_credentials: [{key: alice-key}]
              - username: bob
                keyauth_credentials: [{key: bob-key}]
            services:
              - name: orders
                url: http://orders.internal:8080/base
                routes:
                  - {name: orders, paths: [/orders], strip_path: false}
                plugins:
                  - {name: key-auth}
                  - {name: rate-limiting, config: {minute: 5, limit_by: consumer, policy: local}}
              - name: lobby
                url: http://lobby.internal
                routes: [{name: lobby, paths: [/lobby], methods: [GET]}]
                plugins:
                  - {name: request-termination, config: {status_code: 503}}
            """;

    /** Proves the limit, and who may not ask; never looks at what the upstream sees. */
    private static final String SCENARIO = """
            drill: 1
            identities: {alice: {consumer: alice}}
            scenarios:
              limit:
                executor: burst
                count: 8
                align: minute
                as: alice
                requests: [{name: order, get: /orders/1}]
                totals: {200: 5, 429: 3}
              stranger:
                executor: burst
                count: 1
                requests: [{name: nobody, get: /orders/2, expect: {status: 401}}]
            """;

    private static GradedGateways gateways(String scenario, Bundle bundle) {
        return observer -> new LoadStage(
                Runs.scenario(scenario),
                bundle,
                CheckSettings.defaults(),
                PluginTypes.all(),
                GatewaySettings.USUAL,
                Map.of(),
                Clock.systemUTC(),
                null,
                List.of(observer));
    }

    private static GoodRun good(GradedGateways gateways) {
        return GoodRun.of(gateways, 1_000, () -> false, second -> {});
    }

    private static MutationReport grade(String scenario, String config, List<Result> told, BooleanSupplier stopped) {
        GradedGateways gateways = gateways(scenario, Bundles.of(config));
        GoodRun good = good(gateways);
        assertThat(good.isGood()).as(good.result().toString()).isTrue();
        return new ScenarioGrade(gateways, good, CheckSettings.defaults(), PluginTypes.all())
                .run(1_000, told::add, stopped);
    }

    @Test
    void aScenarioNoticesWhatItLooksAtAndMissesTheRest() {
        List<Result> told = new ArrayList<>();
        MutationReport report = grade(SCENARIO, SHOP, told, () -> false);

        assertThat(report.text())
                .contains("limit changed               2 of    2 noticed")
                .contains("upstream swapped            0 of    1 noticed")
                .contains("survived  strip_path flipped: route orders: strip_path is true (kong.yml:11)")
                .contains("not exercised  route lobby (kong.yml:17): 6 mutants")
                .contains("not exercised  keyauth_credentials (kong.yml:6): 1 mutant")
                .endsWith("mutation score 42.9 %: 9 of 21 mutants noticed; 0 more would be refused by Kong;"
                        + " 12 are not exercised\n");
        assertThat(told).hasSize(21).isSubsetOf(report.results());
        assertThat(report.results())
                .filteredOn(result -> result.mutant().operator().equals("plugin removed"))
                .extracting(Result::why)
                .containsExactly(
                        "status 401 (drills/test.yml:14)",
                        "exactly 5 of status 200 (drills/test.yml:10)",
                        "no request comes to it");
    }

    @Test
    void whatAnswersSayMoreNoticesMore() {
        String closer = SCENARIO + """
                  seen:
                    executor: burst
                    count: 1
                    requests:
                      - name: seen
                        get: /orders/3
                        headers: {apikey: bob-key}
                        expect:
                          upstream: orders
                          json.$.path: /base/orders/3
                          header.x-ratelimit-limit-minute: "5"
                """;

        MutationReport report = grade(closer, SHOP, new ArrayList<>(), () -> false);

        assertThat(noticed(report, "upstream swapped", "path changed", "strip_path flipped", "window changed"))
                .containsOnly(Fate.NOTICED);
        assertThat(report.results())
                .filteredOn(result -> result.mutant().subject().equals("keyauth_credentials"))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.fate()).isEqualTo(Fate.NOTICED));
    }

    private static List<Fate> noticed(MutationReport report, String... operators) {
        return report.results().stream()
                .filter(result -> List.of(operators).contains(result.mutant().operator()))
                .filter(result -> result.fate() != Fate.UNEXERCISED)
                .map(Result::fate)
                .toList();
    }

    /** No request came to it, but to its mutant. */
    @Test
    void aRouteThatDrawsRequestsFromAnotherIsTried() {
        String config = """
                _format_version: "3.0"
                services:
                  - name: all
                    url: http://all.internal
                    routes: [{name: all, paths: [/o]}]
                  - name: orders
                    url: http://orders.internal
                    routes: [{name: orders, paths: [/orders]}]
                """;
        String scenario = """
                drill: 1
                scenarios:
                  all:
                    executor: burst
                    count: 1
                    requests: [{name: order, get: /order, expect: {upstream: all}}]
                """;

        MutationReport report = grade(scenario, config, new ArrayList<>(), () -> false);

        assertThat(report.results())
                .filteredOn(result -> result.mutant().subject().equals("route orders"))
                .filteredOn(result -> result.fate() != Fate.UNEXERCISED)
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.mutant().operator()).isEqualTo("path widened");
                    assertThat(result.fate()).isEqualTo(Fate.NOTICED);
                });
    }

    @Test
    void whatRedisWouldShowIsNotExercised() {
        String counted = SHOP.replace("policy: local", "policy: redis, redis: {host: redis.internal}");

        assertThat(grade(SCENARIO, counted, new ArrayList<>(), () -> true).results())
                .filteredOn(result -> result.mutant().operator().equals("fault tolerance"))
                .singleElement()
                .satisfies(result -> assertThat(result.fate()).isEqualTo(Fate.UNEXERCISED));
    }

    @Test
    void aRunThatDecidesNothingNoticesNothing() {
        String config = """
                _format_version: "3.0"
                services:
                  - {name: shop, url: "http://shop.internal", routes: [{name: shop, paths: [/shop]}]}
                """;
        String scenario = """
                drill: 1
                scenarios:
                  all: {executor: burst, count: 1, requests: [{name: shop, get: /shop}]}
                thresholds:
                  "latency{status:200}": ["p(99) < 60s"]
                """;

        MutationReport report = grade(scenario, config, new ArrayList<>(), () -> false);

        assertThat(report.count(Fate.NOTICED)).isZero();
        assertThat(report.results())
                .filteredOn(result -> result.mutant().operator().equals("route removed"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.fate()).isEqualTo(Fate.UNDECIDED);
                    assertThat(result.why()).startsWith("latency{status:200} p(99) < 60s: ");
                });
        assertThat(report.text()).contains("undecided route removed: route shop: is gone (kong.yml:3)");
    }

    /** It would go on for minutes. */
    @Test
    @Timeout(120)
    void aRunIsOverWhenItHasNoticed() {
        String config = """
                _format_version: "3.0"
                services:
                  - name: shop
                    url: http://shop.internal
                    routes: [{name: shop, paths: [/shop]}]
                """;
        String scenario = """
                drill: 1
                scenarios:
                  all:
                    executor: constant-users
                    users: 1
                    duration: %s
                    think: 20ms
                    steps: [{name: shop, get: /shop, expect: {json.$.path: /}}]
                """;
        GoodRun good = good(gateways(scenario.formatted("1s"), Bundles.of(config)));
        List<Result> told = new ArrayList<>();

        GradedGateways patient = gateways(scenario.formatted("10m"), Bundles.of(config));
        new ScenarioGrade(patient, good, CheckSettings.defaults(), PluginTypes.all())
                .run(1_000_000, told::add, () -> told.size() == 2);

        assertThat(told).extracting(Result::fate).containsExactly(Fate.NOTICED, Fate.NOTICED);
    }

    @Test
    void whatFailsOnTheConfigurationIsNoGoodRun() {
        GoodRun run = good(gateways(SCENARIO.replace("200: 5", "200: 6"), Bundles.of(SHOP)));

        assertThat(run.isGood()).isFalse();
        assertThat(run.doubts()).isEmpty();
    }

    @Test
    void aRunThatIsStoppedSaysHowMuchIsLeft() {
        List<Result> told = new ArrayList<>();
        MutationReport report = grade(SCENARIO, SHOP, told, () -> told.size() == 2);

        assertThat(report.tried()).isEqualTo(2);
        assertThat(report.text()).endsWith("; 19 were not run\n");
    }
}

package dev.gw.drill.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.Bundles;
import dev.gw.drill.load.Runs;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Limits, met by many at once. */
class LimitsUnderLoadTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            consumers:
              - username: alice
                keyauth_credentials: [{key: alice-key}]
            services:
              - name: orders
                url: http://orders.internal:8080
                routes: [{name: orders, paths: [/orders]}]
                plugins:
                  - name: key-auth
                  - name: rate-limiting
                    config: {minute: 100, limit_by: consumer, policy: redis, redis: {host: nowhere.invalid}}
            """;

    private static final String BURST = """
            drill: 1
            identities: {alice: {consumer: alice}}
            scenarios:
              limit:
                executor: burst
                count: 130
                connections: 64
                align: minute
                as: alice
                requests: [{name: order, get: /orders}]
                totals: {200: %d, 429: %d}
            """;

    private static LoadResult run(String config, String scenario) {
        try (LoadStage stage = new LoadStage(
                Runs.scenario(scenario),
                Bundles.of(config),
                CheckSettings.defaults(),
                PluginTypes.all(),
                Map.of(),
                Clock.systemUTC())) {
            return stage.run(1_000_000, () -> false, progress -> {});
        }
    }

    @RepeatedTest(5)
    void exactlyAsManyPassAsMayUnder64AtOnce() {
        LoadResult result = run(CONFIG, BURST.formatted(100, 30));

        assertThat(result.verdict()).as(result.statuses().words()).isEqualTo(Verdict.PASS);
        assertThat(result.statuses().words()).isEqualTo("200: 100, 429: 30");
        assertThat(result.limits()).singleElement().satisfies(line -> {
            assertThat(line.limit()).isEqualTo(100);
            assertThat(line.window()).isEqualTo("minute");
            assertThat(line.allowed()).isEqualTo(100);
            assertThat(line.refused()).isEqualTo(30);
        });
    }

    @Test
    void oneMoreThanExpectedFails() {
        LoadResult result = run(CONFIG, BURST.formatted(99, 31));

        assertThat(result.behaviour()).isEqualTo(Verdict.FAIL);
        assertThat(result.checks())
                .allSatisfy(check -> assertThat(check.failed()).isEqualTo(1));
    }

    @Test
    void whatWasChangedForTheRunIsSaid() {
        LoadResult result = run(CONFIG, BURST.formatted(100, 30));

        assertThat(result.notes()).contains("counters of Redis are kept in the process");
    }
}

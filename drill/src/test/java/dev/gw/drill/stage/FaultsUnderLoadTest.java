package dev.gw.drill.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.Bundles;
import dev.gw.drill.load.Runs;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is broken while a load runs shows, and is over when it is mended. */
class FaultsUnderLoadTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.internal:8080
                retries: 0
                routes: [{name: orders, paths: [/orders]}]
            """;

    private static LoadResult run(String faults, Map<String, Bundle> others) {
        String scenario = """
                drill: 1
                scenarios:
                  steady: {executor: constant-rate, rate: 100/s, duration: 4s, warmup: 1s, requests: [{get: /orders}]}
                faults:
                """ + faults;
        try (LoadStage stage = new LoadStage(
                Runs.scenario(scenario),
                Bundles.of(CONFIG),
                CheckSettings.defaults(),
                PluginTypes.all(),
                others,
                Clock.systemUTC())) {
            return stage.run(1_000_000, () -> false, progress -> {});
        }
    }

    @Test
    void aReloadLosesNothing() {
        LoadResult result = run("""
                  - {at: 1s, reload: again, expect: {lost: 0, 5xx: 0}}
                  - {at: 2s, reload: other.yml, expect: {lost: 0, 5xx: 0, 4xx: 0}}
                """, Map.of("other.yml", Bundles.of(CONFIG.replace("/orders]", "/elsewhere]"))));

        assertThat(result.faults()).hasSize(2);
        assertThat(result.faults().get(0).expectations())
                .allSatisfy(check -> assertThat(check.failed()).isZero());
        assertThat(result.faults().get(1).expectations().stream().map(check -> check.failed()))
                .as("the other configuration has no such route")
                .containsExactly(0L, 0L, 1L);
        assertThat(result.statuses().lost()).isZero();
        assertThat(result.statuses().of(404)).isPositive();
    }

    @Test
    void anUpstreamThatIsGoneShowsAndComesBack() {
        LoadResult result = run("""
                  - {at: 1s, for: 1s, upstream: orders, do: refuse, expect: {5xx: 0, recovers_within: 800ms}}
                """, Map.of());

        FaultRow fault = result.faults().get(0);
        assertThat(fault.until() - fault.from()).isBetween(900L, 2500L);
        assertThat(fault.expectations().get(0).failed())
                .as("502 while it is gone")
                .isEqualTo(1);
        assertThat(fault.expectations().get(1).failed())
                .as("good again soon behind it")
                .isZero();
        assertThat(result.statuses().of(502)).isPositive();
        assertThat(result.statuses().of(200)).isGreaterThan(result.statuses().of(502));
    }
}

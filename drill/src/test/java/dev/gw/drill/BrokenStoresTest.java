package dev.gw.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.PlanText;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis that refuses connections, and one that swallows what it is sent. */
class BrokenStoresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

    private static final String LIMITED = """
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.internal:8080
                routes: [{name: orders, paths: [/orders]}]
                plugins:
                  - name: rate-limiting
                    config:
                      minute: 5
                      limit_by: ip
                      policy: redis
                      fault_tolerant: true
                      redis: {host: redis.internal, port: 6379}
            """;
    private static final String STRICT = LIMITED.replace("fault_tolerant: true", "fault_tolerant: false");

    private static Drill drill(String yaml) {
        return new Drill(
                "test", Bundles.of(yaml), CheckSettings.defaults(), PluginTypes.all(), Hints.none(), 1_000, CLOCK);
    }

    private static List<Outcome> failed(String drilled, String served) {
        try (Drill drill = drill(drilled)) {
            DrillReport report = drill.run(drill.stage().rewrite(Bundles.of(served)), outcome -> {}, () -> false);
            return report.outcomes().stream()
                    .filter(outcome -> outcome.verdict() != Verdict.PASS)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIMITED, "strict"})
    void aGatewayThatTreatsABrokenRedisAsConfiguredPasses(String yaml) {
        String config = yaml.equals("strict") ? STRICT : LIMITED;

        assertThat(failed(config, config)).isEmpty();
    }

    @Test
    void bothKindsOfBrokenRedisAreDrilled() {
        try (Drill drill = drill(LIMITED)) {
            assertThat(PlanText.of(drill.plan()))
                    .contains("stores: rate-limiting on orders lets requests pass without Redis")
                    .contains("let:  Redis refuses connections", "let:  Redis never answers");
        }
    }

    @Test
    void aGatewayThatStopsTrafficForWantOfRedisIsFound() {
        assertThat(failed(LIMITED, STRICT)).singleElement().satisfies(outcome -> {
            assertThat(outcome.check().title()).isEqualTo("rate-limiting on orders lets requests pass without Redis");
            assertThat(outcome.misses().get(0).claim()).isEqualTo("requests pass while Redis refuses connections");
            assertThat(outcome.misses().get(0).got()).isEqualTo("status 500");
        });
    }

    @Test
    void aGatewayThatStopsCountingForWantOfRedisIsFound() {
        assertThat(failed(STRICT, LIMITED))
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.misses().get(0).expected()).isEqualTo("status 500"));
    }
}

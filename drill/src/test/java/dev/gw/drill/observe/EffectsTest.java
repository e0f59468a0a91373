package dev.gw.drill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.document.MapNode;
import dev.gw.drill.Bundles;
import dev.gw.drill.Drill;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plugins whose code nothing is known of, exercised all the same. */
class EffectsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);
    private static final Hints TENANT =
            new Hints(Map.of("X-Tenant", "drill"), MapNode.empty(), Map.of(), Set.of(), Map.of());

    private static final String TENANTS = """
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.internal
                routes: [{name: orders, paths: [/orders]}]
                plugins:
                  - name: pre-function
                    config:
                      access:
                        - |
                          if not kong.request.get_header("X-Tenant") then
                            return kong.response.exit(400, {message = "which tenant?", at = ngx.time()})
                          end
                          kong.service.request.set_header("X-For", kong.request.get_header("X-Tenant"))
                  - name: post-function
                    config:
                      header_filter: ["kong.log.debug('nothing to see')"]
            """;

    private static DrillReport drill(String served) {
        try (Drill drill = new Drill(
                "test", Bundles.of(TENANTS), CheckSettings.defaults(), PluginTypes.all(), TENANT, 1_000, CLOCK)) {
            return drill.run(drill.stage().rewrite(Bundles.of(served)), outcome -> {}, () -> false);
        }
    }

    private static List<String> failed(DrillReport report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .map(Outcome::check)
                .map(check -> check.title())
                .toList();
    }

    @Test
    void aFunctionThatMakesADifferenceIsExercised() {
        DrillReport report = drill(TENANTS);

        assertThat(failed(report)).isEmpty();
        assertThat(report.coverage("plugin"))
                .filteredOn(one -> one.item().label().startsWith("pre-function"))
                .allSatisfy(one -> assertThat(one.checks()).isPositive());
    }

    @Test
    void aFunctionThatMakesNoneIsSaidToMakeNone() {
        assertThat(drill(TENANTS).coverage("plugin"))
                .filteredOn(one -> one.item().label().startsWith("post-function"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.reason()).matches("none of \\d+ requests was answered otherwise without it"));
    }

    @Test
    void aGatewayWithoutTheFunctionIsFound() {
        assertThat(failed(
                        drill(TENANTS.replace("- name: pre-function", "- name: pre-function\n        enabled: false"))))
                .contains("pre-function on orders makes its difference");
    }

    @Test
    void aFunctionThatSaysSomethingElseIsFound() {
        assertThat(failed(drill(TENANTS.replace("which tenant?", "no tenant"))))
                .contains("pre-function on orders makes its difference");
        assertThat(failed(drill(TENANTS.replace("\"X-For\"", "\"X-Of\"")))).isNotEmpty();
    }
}

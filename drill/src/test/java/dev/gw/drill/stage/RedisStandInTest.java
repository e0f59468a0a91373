package dev.gw.drill.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.document.MapNode;
import dev.gw.drill.Bundles;
import dev.gw.drill.Drill;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.PlanText;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.lua.LuaSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lua code that talks to Redis, in a drill on a machine that has none. */
class RedisStandInTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

    /** What function plugins may do where an operator lets them load modules. */
    private static final LuaSettings TRUSTED =
            new LuaSettings(LuaSettings.Trust.ON, List.of(), List.of(), Map.of(), List.of(), 6, line -> {});

    private static final String ALLOWANCE = """
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.internal:8080
                routes:
                  - {name: orders, paths: [/orders]}
                plugins:
                  - name: pre-function
                    config:
                      access:
                        - |
                          local client = require("resty.redis"):new()
                          client:set_timeouts(500, 500, 500)
                          local ok, problem = client:connect("redis.internal", 6379, {ssl = true, ssl_verify = true})
                          if not ok then
                            return kong.response.exit(503, {message = problem})
                          end
                          assert(client:auth("secret"))
                          local left = client:hget("allowance", kong.request.get_header("X-Tenant"))
                          if left == ngx.null then
                            return kong.response.exit(403, {message = "no allowance"})
                          end
                          local used = client:incr("used")
                          if used == 1 then
                            client:expire("used", 60)
                          end
                          kong.response.set_header("X-Left", left - used)
            """;

    private static DrillReport drill(Map<String, Map<String, String>> stored) {
        Hints hints = new Hints(Map.of("X-Tenant", "acme"), MapNode.empty(), Map.of(), Set.of(), stored);
        try (Drill drill = new Drill(
                "test",
                Bundles.of(ALLOWANCE),
                CheckSettings.defaults(),
                PluginTypes.with(TRUSTED, List.of()),
                hints,
                20_000,
                CLOCK)) {
            return drill.run(outcome -> {}, () -> false);
        }
    }

    @Test
    void itFindsWhatTheHintsSay() {
        DrillReport report = drill(Map.of("allowance", Map.of("acme", "10")));
        assertThat(report.count(Verdict.FAIL)).isZero();
        assertThat(report.count(Verdict.INCONCLUSIVE)).isZero();
        assertThat(PlanText.of(report.plan()))
                .contains("upstream orders")
                .contains("x-left: 9")
                .contains("no allowance");
    }

    @Test
    void itFindsNothingElse() {
        DrillReport report = drill(Map.of());
        assertThat(PlanText.of(report.plan())).contains("no allowance").doesNotContain("x-left");
    }
}

package dev.gw.drill.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gw.check.CheckSettings;
import dev.gw.drill.Bundles;
import dev.gw.drill.load.Runs;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.settings.GatewaySettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A real Redis is killed, refuses and swallows packets while limits count in it. */
class RedisFaultsTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.internal:8080
                routes:
                  - name: orders
                    paths: [/orders]
                    plugins:
                      - name: rate-limiting
                        config:
                          hour: 100000
                          policy: redis
                          fault_tolerant: %s
                          redis: {host: redis.internal, port: 6379, password: secret, timeout: 300}
            """;

    private static LoadResult run(boolean tolerant, String duration, String faults) {
        Optional<DrilledRedis> redis = DrilledRedis.start(System.getenv());
        assumeTrue(redis.isPresent(), "no redis-server on the PATH (Debian: apt-get install redis-server)");
        String scenario = """
                drill: 1
                scenarios:
                  steady: {executor: constant-rate, rate: 40/s, duration: %s, warmup: 2s, requests: [{get: /orders}]}
                faults:
                """.formatted(duration) + faults;
        try (LoadStage stage = new LoadStage(
                Runs.scenario(scenario),
                Bundles.of(CONFIG.formatted(tolerant)),
                CheckSettings.defaults(),
                PluginTypes.all(),
                GatewaySettings.USUAL,
                Map.of(),
                Clock.systemUTC(),
                redis.get(),
                List.of())) {
            return stage.run(1_000_000, () -> false, progress -> {});
        }
    }

    private static List<Boolean> kept(FaultRow fault) {
        return fault.expectations().stream().map(RedisFaultsTest::isKept).toList();
    }

    private static boolean isKept(CheckRow check) {
        return check.passed() == 1 && check.failed() == 0;
    }

    @Test
    void whoToleratesFaultsLetsRequestsPassWhateverRedisDoes() {
        LoadResult result = run(true, "11s", """
                  - {at: 1s, for: 1s, redis: stop, expect: {lost: 0, 5xx: 0, fails_open_within: 3s, fails_closed_within: 3s}}
                  - {at: 4s, for: 1s, redis: blackhole, expect: {lost: 0, 5xx: 0, fails_open_within: 3s, fails_closed_within: 3s}}
                  - {at: 7s, for: 500ms, redis: refuse, expect: {lost: 0, 5xx: 0, fails_open_within: 3s}}
                """);

        assertThat(result.faults()).hasSize(3);
        assertThat(kept(result.faults().get(0))).containsExactly(true, true, true, false);
        assertThat(kept(result.faults().get(1))).containsExactly(true, true, true, false);
        assertThat(kept(result.faults().get(2))).containsExactly(true, true, true);
        assertThat(result.statuses().of(200)).isEqualTo(result.statuses().all());
        assertThat(result.limits().get(0).allowed())
                .as("while Redis is well its limit counts")
                .isPositive();
    }

    @Test
    void whoDoesNotTolerateFaultsRefusesAndComesBack() {
        LoadResult result = run(false, "11s", """
                  - {at: 1s, for: 1s, redis: stop, expect: {lost: 0, fails_closed_within: 3s, fails_open_within: 3s, recovers_within: 3500ms}}
                  - {at: 6s, for: 1s, redis: blackhole, expect: {lost: 0, fails_closed_within: 3s, 5xx: 0, recovers_within: 3500ms}}
                """);

        assertThat(kept(result.faults().get(0))).containsExactly(true, true, false, true);
        assertThat(kept(result.faults().get(1))).containsExactly(true, true, false, true);
        assertThat(result.statuses().of(500)).isPositive();
        assertThat(result.statuses().of(200)).isPositive();
        assertThat(result.statuses().all())
                .isEqualTo(result.statuses().of(200) + result.statuses().of(500));
    }

    @Test
    void aSlowRedisMakesSlowAnswers() {
        LoadResult result = run(true, "4s", """
                  - {at: 500ms, for: 3s, redis: "slow:100ms", expect: {lost: 0, 5xx: 0}}
                """);

        assertThat(kept(result.faults().get(0))).containsExactly(true, true);
        assertThat(result.service().at(90)).as("each way takes 100 ms").isGreaterThan(190_000_000L);
    }
}

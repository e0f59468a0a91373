package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.limit.RedisServer;
import dev.gw.runtime.limit.RedisSettings;
import dev.gw.runtime.plugin.quotamirror.QuotaMirrorType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plugin that watches quotas: gw's own and the Lua that does it on Kong, which do the same. */
class QuotaMirrorTest {
    private final String reset = Instant.now().plusSeconds(3600).toString().substring(0, 19) + "Z";

    private RedisServer redis;
    private RedisHashes hashes;

    /** Who runs the plugin. */
    private enum By {
        GW,
        LUA
    }

    @BeforeEach
    void start() throws IOException {
        redis = RedisServer.start();
        hashes = new RedisHashes(
                RedisSettings.of(URI.create("redis://127.0.0.1:" + redis.port() + "/3"), Duration.ofSeconds(20)));
    }

    @AfterEach
    void stop() {
        if (hashes != null) {
            hashes.close();
            redis.close();
        }
    }

    private LuaServer server(By by, String more) throws IOException {
        String config = """
                plugins:
                - name: prometheus
                - name: quota-mirror
                  config:
                    redis: {host: 127.0.0.1, port: %d, database: 3, timeout: 5000}
                """.formatted(redis.port()) + more.indent(4);
        return LuaServer.of(QuotaMirrorType.LUA, by == By.LUA, config);
    }

    private void quota(String tenant, String limit, String used, String remaining, String reset) {
        hashes.run(
                        "return redis.call('HSET', KEYS[1], 'limit', ARGV[1], 'used', ARGV[2], 'remaining', ARGV[3],"
                                + " 'period', 'monthly', 'reset_at', ARGV[4])",
                        "quota:tenant:" + tenant,
                        limit,
                        used,
                        remaining,
                        reset)
                .join();
    }

    private static Map<String, String> told(HttpResponse<String> answer) {
        Map<String, String> told = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (name.startsWith("x-quota") || name.equals("retry-after")) {
                told.put(name, String.join("|", values));
            }
        });
        return told;
    }

    @ParameterizedTest
    @EnumSource
    void aTenantSeesItsQuota(By by) throws Exception {
        quota("acme", "1000", "250", "750", reset);
        try (LuaServer server = server(by, "")) {
            HttpResponse<String> answer = server.get("/x", "X-Tenant-Id", "acme");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(told(answer))
                    .containsOnly(
                            Map.entry("x-quota-limit", "1000"),
                            Map.entry("x-quota-used", "250"),
                            Map.entry("x-quota-remaining", "750"),
                            Map.entry("x-quota-period", "monthly"),
                            Map.entry("x-quota-reset", reset));
            assertThat(told(server.get("/x", "X-Tenant-Id", "nobody"))).isEmpty();
            assertThat(told(server.get("/x"))).isEmpty();
            assertThat(server.log()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThresholdIsToldOnceToTheLogAndTheMetrics(By by) throws Exception {
        quota("acme", "1000", "900", "100", reset);
        try (LuaServer server = server(by, "")) {
            for (int i = 0; i < 3; i++) {
                assertThat(told(server.get("/x", "X-Tenant-Id", "acme"))).containsEntry("x-quota-alert", "90");
            }
            quota("acme", "1000", "1200", "0", reset);
            HttpResponse<String> over = server.get("/x", "X-Tenant-Id", "acme");

            assertThat(over.statusCode()).as("alert only").isEqualTo(200);
            assertThat(told(over)).containsEntry("x-quota-alert", "100");
            assertThat(server.log())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line)
                            .contains("[warn]", "tenant acme has used 900 of its quota of 1000, past 90 %"))
                    .anySatisfy(line -> assertThat(line).contains("used 1200 of its quota of 1000, past 100 %"));
            assertThat(server.metrics()).contains("""
                    # TYPE kong_quota_alerts_total counter
                    kong_quota_alerts_total{tenant="acme",threshold="100"} 1
                    kong_quota_alerts_total{tenant="acme",threshold="90"} 1
                    """);
        }
    }

    @ParameterizedTest
    @EnumSource
    void inModeBlockAQuotaThatIsUsedUpStopsItsTenantOnly(By by) throws Exception {
        quota("over", "1000", "1000", "0", reset);
        quota("fine", "1000", "999", "1", reset);
        try (LuaServer server = server(by, "mode: block\nerror_code: 402\nerror_message: Pay first\n")) {
            HttpResponse<String> answer = server.get("/x", "X-Tenant-Id", "over");

            assertThat(answer.statusCode()).isEqualTo(402);
            assertThat(answer.body()).contains("\"message\":\"Pay first\"").contains("request_id");
            assertThat(told(answer)).containsEntry("x-quota-remaining", "0").containsKey("retry-after");
            assertThat(Integer.parseInt(told(answer).get("retry-after"))).isBetween(3500, 3600);
            assertThat(server.get("/x", "X-Tenant-Id", "fine").statusCode()).isEqualTo(200);
            assertThat(server.get("/x", "X-Tenant-Id", "nobody").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeriodThatIsOverStopsNobody(By by) throws Exception {
        quota("iso", "10", "10", "0", "2025-11-01T01:00:00+01:00");
        quota("seconds", "10", "10", "0", "1761955200");
        quota("next", "10", "10", "0", Long.toString(Instant.now().getEpochSecond() + 100));
        try (LuaServer server = server(by, "mode: block\n")) {
            HttpResponse<String> answer = server.get("/x", "X-Tenant-Id", "iso");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(told(answer)).containsEntry("x-quota-used", "10").doesNotContainKey("x-quota-alert");
            assertThat(server.get("/x", "X-Tenant-Id", "seconds").statusCode()).isEqualTo(200);
            assertThat(server.get("/x", "X-Tenant-Id", "next").statusCode()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedisThatIsAwayStopsNobody(By by) throws Exception {
        quota("over", "1000", "1000", "0", reset);
        try (LuaServer server = server(by, "mode: block\n")) {
            assertThat(server.get("/x", "X-Tenant-Id", "over").statusCode()).isEqualTo(429);
            redis.kill();
            for (int i = 0; i < 3; i++) {
                assertThat(server.get("/x", "X-Tenant-Id", "over").statusCode()).isEqualTo(200);
            }

            assertThat(server.log().stream().filter(line -> line.contains("quotas are not known")))
                    .hasSize(1);
            redis.restart();
            quota("over", "1000", "1000", "0", reset);
            assertThat(server.get("/x", "X-Tenant-Id", "over").statusCode()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @EnumSource
    void headersMayBeHiddenAndTheTenantMayStandElsewhere(By by) throws Exception {
        quota("acme", "1000", "950", "50", reset);
        try (LuaServer server = server(by, "hide_client_headers: true\ntenant_header: X-Org\nthresholds: [50, 96]\n")) {
            assertThat(told(server.get("/x", "X-Org", "acme"))).isEmpty();
            assertThat(server.log()).singleElement().asString().contains("past 50 %");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHashThatHoldsNoNumbersIsNoQuota(By by) throws Exception {
        quota("odd", "many", "few", "some", reset);
        hashes.run("return redis.call('HSET', KEYS[1], 'limit', '5')", "quota:tenant:part")
                .join();
        try (LuaServer server = server(by, "mode: block\n")) {
            assertThat(server.get("/x", "X-Tenant-Id", "odd").statusCode()).isEqualTo(200);
            assertThat(told(server.get("/x", "X-Tenant-Id", "part"))).isEmpty();
        }
    }
}

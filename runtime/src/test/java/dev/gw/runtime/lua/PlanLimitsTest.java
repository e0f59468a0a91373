package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.limit.RedisServer;
import dev.gw.runtime.plugin.planlimits.PlanLimitsType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The plugin that limits by plan: gw's own and the Lua that does it on Kong, which do the same. */
class PlanLimitsTest {
    private static final String PLANS = """
            claim: "urn:roles"
            plans:
            - {name: enterprise, values: [enterprise]}
            - {name: pro, values: [pro, gold], consumers: [robot], minute: 1000, day: 5}
            - {name: free, minute: 1000, hour: 3}
            - {name: anonymous, anonymous: true, day: 2}
            """;

    /** Who runs the plugin. */
    private enum By {
        GW,
        LUA
    }

    private static LuaServer server(By by, String config) throws IOException {
        Map<String, String> files = new TreeMap<>();
        PlanLimitsType.LUA.files().forEach((name, text) -> files.put(name.replace(".lua", ""), text));
        String yaml = """
                consumers:
                - username: issuer
                  jwt_secrets: [{key: k1, algorithm: HS256, secret: %s}]
                - username: robot
                  keyauth_credentials: [{key: beep}]
                - username: nobody
                plugins:
                - name: jwt
                  config: {key_claim_name: kid, anonymous: nobody}
                - name: key-auth
                  config: {anonymous: nobody}
                - name: rate-limiting
                  config: {hour: 4, limit_by: header, header_name: X-Route-Limit, policy: local}
                - name: plan-limits
                  config:
                """.formatted(Bearer.SECRET) + config.indent(4);
        return new LuaServer(Map.of("plan-limits", files), yaml, by == By.GW ? Set.of("plan-limits") : Set.of());
    }

    /** A caller whose requests the limit by route counts alone. */
    private static HttpResponse<String> ask(LuaServer server, String claims, String alone) throws Exception {
        return server.get("/x", "Authorization", Bearer.of(claims.replace('\'', '"')), "X-Route-Limit", alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sub':'u','urn:roles':'reader enterprise'}     | enterprise",
                "{'sub':'u','urn:roles':['gold']}                | pro",
                "{'sub':'u','urn:roles':{'pro':{'org':'x'}}}     | pro",
                "{'sub':'u','urn:roles':['enterprise','pro']}    | enterprise",
                "{'sub':'u','urn:roles':['Pro', 7, null]}        | free",
                "{'sub':'u','urn:roles':{'x':'pro'}}             | free",
                "{'sub':'u','urn:roles':null}                    | free",
                "{'sub':'u'}                                     | free",
            })
    void theClaimSaysWhichPlanACallerIsOn(String claims, String plan) throws Exception {
        for (By by : By.values()) {
            try (LuaServer server = server(by, PLANS)) {
                assertThat(ask(server, claims, "a").headers().firstValue("X-Plan"))
                        .as(by.name())
                        .contains(plan);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void consumersMayBeOnAPlanAndStrangersHaveOneByAddress(By by) throws Exception {
        try (LuaServer server = server(by, PLANS)) {
            assertThat(server.get("/x", "apikey", "beep").headers().firstValue("X-Plan"))
                    .contains("pro");
            assertThat(server.get("/x").headers().map())
                    .containsEntry("x-plan", List.of("anonymous"))
                    .containsEntry("x-plan-limit-day", List.of("2"))
                    .containsEntry("x-plan-remaining-day", List.of("1"));
            assertThat(server.get("/x").statusCode()).isEqualTo(200);
            assertThat(server.get("/x").statusCode()).isEqualTo(429);
            assertThat(ask(server, "{'sub':'u'}", "a").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLimitsByPlanAndByRouteHoldBoth(By by) throws Exception {
        try (LuaServer server = server(by, PLANS)) {
            String free = "{'sub':'frida'}";
            for (int left = 2; left >= 0; left--) {
                HttpResponse<String> answer = ask(server, free, "a");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("X-Plan-Remaining-Hour")).contains(Integer.toString(left));
                assertThat(answer.headers().firstValue("X-RateLimit-Limit-Hour"))
                        .contains("4");
            }
            HttpResponse<String> byPlan = ask(server, free, "a");
            HttpResponse<String> byRoute = ask(server, free, "a");

            assertThat(byPlan.statusCode()).isEqualTo(429);
            assertThat(byPlan.body()).contains("API rate limit exceeded");
            assertThat(byPlan.headers().firstValue("X-Plan-Remaining-Hour")).contains("0");
            assertThat(Integer.parseInt(
                            byPlan.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 3600);
            assertThat(byRoute.statusCode()).isEqualTo(429);
            assertThat(byRoute.headers().firstValue("X-Plan"))
                    .as("the route's limit answers first")
                    .isEmpty();
            assertThat(ask(server, "{'sub':'fritz'}", "b").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsUnlimitedIsLimitedByRouteOnly(By by) throws Exception {
        try (LuaServer server = server(by, PLANS)) {
            String claims = "{'sub':'e','urn:roles':'enterprise'}";
            for (int i = 0; i < 12; i++) {
                HttpResponse<String> answer = ask(server, claims, "group-" + i / 4);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().map()).doesNotContainKey("x-plan-limit-minute");
            }
            assertThat(ask(server, claims, "group-0").statusCode()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientsSeeNothingWhereTheyAreNotMeantTo(By by) throws Exception {
        try (LuaServer server = server(by, PLANS + "hide_client_headers: true\n")) {
            server.get("/x");
            server.get("/x");
            HttpResponse<String> refused = server.get("/x");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("X-Plan")).isEmpty();
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatShareARedisCountTogether(By by) throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            String shared = PLANS + "policy: redis\nredis: {host: 127.0.0.1, port: " + redis.port()
                    + ", database: 2, timeout: 5000}\n";
            try (LuaServer one = server(by, shared);
                    LuaServer other = server(By.GW, shared)) {
                assertThat(ask(one, "{'sub':'ünter'}", "a").statusCode()).isEqualTo(200);
                assertThat(ask(other, "{'sub':'ünter'}", "a").statusCode()).isEqualTo(200);
                assertThat(ask(one, "{'sub':'ünter'}", "a").headers().firstValue("X-Plan-Remaining-Hour"))
                        .contains("0");
                assertThat(ask(other, "{'sub':'ünter'}", "a").statusCode()).isEqualTo(429);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutRedisRequestsPassUnlessTheyMustNot(By by) throws Exception {
        String away = PLANS + "policy: redis\nredis: {host: 127.0.0.1, port: 1, timeout: 500}\n";
        try (LuaServer tolerant = server(by, away);
                LuaServer strict = server(by, away + "fault_tolerant: false\n")) {
            assertThat(tolerant.get("/x").statusCode()).isEqualTo(200);
            assertThat(strict.get("/x").statusCode()).isEqualTo(500);
        }
    }
}

package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.callerlimits.CallerLimitsType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The plugin that limits callers: gw's own and the Lua that does it on Kong, which do the same. */
class CallerLimitsTest {
    /** Who runs the plugin. */
    private enum By {
        GW,
        LUA
    }

    private static LuaServer server(By by, String more) throws IOException {
        Map<String, String> files = new TreeMap<>();
        CallerLimitsType.LUA.files().forEach((name, text) -> files.put(name.replace(".lua", ""), text));
        String config = """
                consumers:
                - username: issuer
                  jwt_secrets: [{key: k1, algorithm: HS256, secret: %s}]
                - username: nobody
                plugins:
                - name: prometheus
                - name: jwt
                  config: {key_claim_name: kid, anonymous: nobody}
                - name: caller-limits
                  config:
                    minute: 1
                    burst: 2
                    tiers: [{name: verified, minute: 1, burst: 4, callers: [acme, user-9]}]
                """.formatted(Bearer.SECRET) + more.indent(4);
        return new LuaServer(Map.of("caller-limits", files), config, by == By.GW ? Set.of("caller-limits") : Set.of());
    }

    private static HttpResponse<String> ask(LuaServer server, String claims, String... more) throws Exception {
        String[] headers = new String[more.length + 2];
        headers[0] = "Authorization";
        headers[1] = Bearer.of(claims);
        System.arraycopy(more, 0, headers, 2, more.length);
        return server.get("/x", headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GW  | {'client_id':'m1','sub':'m1'}      | c:m1",
                "LUA | {'client_id':'m1','sub':'m1'}      | c:m1",
                "GW  | {'client_id':'m2'}                 | c:m2",
                "LUA | {'client_id':'m2'}                 | c:m2",
                "GW  | {'client_id':'m3','sub':'u1'}      | s:u1",
                "LUA | {'client_id':'m3','sub':'u1'}      | s:u1",
                "GW  | {'sub':'u2'}                       | s:u2",
                "LUA | {'sub':'u2'}                       | s:u2",
                "GW  | {'sub':42}                         | s:42",
                "LUA | {'sub':42}                         | s:42",
                "GW  | {'client_id':null,'sub':'u3'}      | s:u3",
                "LUA | {'client_id':null,'sub':'u3'}      | s:u3",
                "GW  | {'client_id':'','sub':['u4']}      | s:",
                "LUA | {'client_id':'','sub':['u4']}      | s:",
                "GW  | {'sub':'ünter'}                    | s:ünter",
                "LUA | {'sub':'ünter'}                    | s:ünter",
            })
    void aMachineCountsForItsClientAndAnyOtherForItsUser(By by, String claims, String caller) throws Exception {
        try (LuaServer server = server(by, "")) {
            HttpResponse<String> answer = ask(server, claims.replace('\'', '"'), "X-Caller", "forged");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).containsIgnoringCase("X-caller: [").doesNotContain("forged");
            assertThat(server.metrics()).contains("kong_caller_requests_total{caller=\"" + caller + "\",route=\"r\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBurstPassesAndThenNothing(By by) throws Exception {
        try (LuaServer server = server(by, "")) {
            for (int left = 1; left >= 0; left--) {
                HttpResponse<String> answer = ask(server, "{\"sub\":\"u\"}");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("1");
                assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains(Integer.toString(left));
            }
            HttpResponse<String> refused = ask(server, "{\"sub\":\"u\"}");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("API rate limit exceeded");
            assertThat(refused.headers().firstValue("RateLimit-Remaining")).contains("0");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(50, 60);
            assertThat(ask(server, "{\"sub\":\"another\"}").statusCode()).isEqualTo(200);
            assertThat(ask(server, "{\"client_id\":\"u\"}").statusCode())
                    .as("a client of the same name is somebody else")
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsOnATierHasMore(By by) throws Exception {
        try (LuaServer server = server(by, "")) {
            for (String claims : new String[] {"{\"client_id\":\"acme\"}", "{\"sub\":\"user-9\"}"}) {
                int passed = 0;
                for (int i = 0; i < 6; i++) {
                    passed += ask(server, claims).statusCode() == 200 ? 1 : 0;
                }
                assertThat(passed).as(claims).isEqualTo(4);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutATokenThatWasCheckedNobodyPasses(By by) throws Exception {
        try (LuaServer server = server(by, "")) {
            assertThat(server.get("/x", "X-Caller", "c:acme").statusCode()).isEqualTo(401);
            assertThat(server.get("/x", "Authorization", "Bearer a.b.c").statusCode())
                    .isEqualTo(401);
            assertThat(server.metrics()).doesNotContain("caller_requests_total");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCallersDoIsCounted(By by) throws Exception {
        try (LuaServer server = server(by, "")) {
            for (int i = 0; i < 3; i++) {
                ask(server, "{\"client_id\":\"m\",\"scope\":\"orders:read  orders:write\"}");
            }
            ask(server, "{\"sub\":\"u\",\"scope\":[\"orders:read\"]}");

            assertThat(server.metrics()).contains("""
                    # TYPE kong_caller_requests_total counter
                    kong_caller_requests_total{caller="c:m",route="r",code="200"} 2
                    kong_caller_requests_total{caller="c:m",route="r",code="429"} 1
                    kong_caller_requests_total{caller="s:u",route="r",code="200"} 1
                    """).contains("""
                    # TYPE kong_caller_scopes_total counter
                    kong_caller_scopes_total{caller="c:m",scope="orders:read"} 3
                    kong_caller_scopes_total{caller="c:m",scope="orders:write"} 3
                    """);
        }
    }

    @ParameterizedTest
    @EnumSource
    void callersBeyondTheCapAreCountedTogether(By by) throws Exception {
        try (LuaServer server = server(by, "metered_callers: 2\n")) {
            for (String user : new String[] {"a", "b", "c", "d", "a", "x".repeat(200)}) {
                ask(server, "{\"sub\":\"" + user + "\"}");
            }
            assertThat(server.metrics().lines().filter(line -> line.startsWith("kong_caller_requests_total")))
                    .containsExactly(
                            "kong_caller_requests_total{caller=\"other\",route=\"r\",code=\"200\"} 3",
                            "kong_caller_requests_total{caller=\"s:a\",route=\"r\",code=\"200\"} 2",
                            "kong_caller_requests_total{caller=\"s:b\",route=\"r\",code=\"200\"} 1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsCountedWhereThatIsNotWanted(By by) throws Exception {
        try (LuaServer server = server(by, "metered_callers: 0\n")) {
            ask(server, "{\"sub\":\"a\"}");

            assertThat(server.metrics()).doesNotContain("caller_");
        }
    }
}

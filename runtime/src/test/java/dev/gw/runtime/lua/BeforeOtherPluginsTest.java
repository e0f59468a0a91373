package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What code sets on the request is what the plugins behind it read, as in Kong, where there is only one request. */
class BeforeOtherPluginsTest {
    private static String before(String code, String rest) {
        return "plugins:\n- name: pre-function\n  config:\n    access:\n    - |\n" + code.indent(6) + rest;
    }

    private static int status(String config, String path) throws IOException, InterruptedException {
        try (LuaServer server = new LuaServer(Map.of(), config)) {
            return server.get(path).statusCode();
        }
    }

    private static final String KEYS = """
            - name: key-auth
            consumers:
            - username: alice
              keyauth_credentials: [{key: secret}]
            """;

    @Test
    void aKeyMayComeFromAHeaderThatCodeSets() throws IOException, InterruptedException {
        assertThat(status(before("kong.log('nothing')", KEYS), "/x")).isEqualTo(401);
        assertThat(status(before("kong.service.request.set_header('apikey', 'secret')", KEYS), "/x"))
                .isEqualTo(200);
    }

    @Test
    void aKeyThatCodeTakesAwayIsNotSeen() throws IOException, InterruptedException {
        String code = "local args = kong.request.get_query() args.apikey = nil kong.service.request.set_query(args)";
        assertThat(status(before("kong.log('nothing')", KEYS), "/x?apikey=secret"))
                .isEqualTo(200);
        assertThat(status(before(code, KEYS), "/x?apikey=secret&b=1")).isEqualTo(401);
    }

    @Test
    void aLimitMayCountByAHeaderThatCodeSets() throws IOException, InterruptedException {
        String limit = """
                - name: rate-limiting
                  config: {hour: 1, policy: local, limit_by: header, header_name: X-Who}
                """;
        String code = "kong.service.request.set_header('X-Who', kong.request.get_path())";
        try (LuaServer server = new LuaServer(Map.of(), before(code, limit))) {
            assertThat(server.get("/a").statusCode()).isEqualTo(200);
            assertThat(server.get("/b").statusCode()).isEqualTo(200);
            HttpResponse<String> again = server.get("/a");
            assertThat(again.statusCode()).isEqualTo(429);
        }
    }
}

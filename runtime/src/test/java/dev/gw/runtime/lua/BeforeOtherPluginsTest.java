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

    @Test
    void groupsThatCodeLeavesCountWhereNobodyIsAuthenticated() throws IOException, InterruptedException {
        String admins = "- {name: acl, config: {allow: [admins]}}\n";
        assertThat(status(before("kong.log('nothing')", admins), "/x")).isEqualTo(401);
        assertThat(status(before("kong.ctx.shared.authenticated_groups = {'staff', 'admins'}", admins), "/x"))
                .isEqualTo(200);
        assertThat(status(before("ngx.ctx.authenticated_groups = {'admins'}", admins), "/x"))
                .isEqualTo(200);
        assertThat(status(before("kong.ctx.shared.authenticated_groups = {}", admins), "/x"))
                .isEqualTo(403);
    }

    @Test
    void whoCodeSaysTheCallerIsCountsForGroupsAndLimits() throws IOException, InterruptedException {
        String config = """
                - {name: acl, config: {allow: [gold]}}
                - {name: rate-limiting, config: {hour: 1, policy: local, limit_by: consumer}}
                consumers:
                - {id: 0f1ae3a8-0b32-4d8d-8d31-0d5b24d3a001, username: alice, acls: [{group: gold}]}
                - {id: 0f1ae3a8-0b32-4d8d-8d31-0d5b24d3a002, username: bob, acls: [{group: gold}]}
                """;
        String code = "local id = kong.request.get_query_arg('id') if id then ngx.ctx.authenticated_consumer ="
                + " kong.client.load_consumer(id) end";
        try (LuaServer server = new LuaServer(Map.of(), before(code, config))) {
            assertThat(server.get("/x").statusCode()).isEqualTo(401);
            String alice = "/x?id=0f1ae3a8-0b32-4d8d-8d31-0d5b24d3a001";
            HttpResponse<String> answer = server.get(alice);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(server.get(alice).statusCode()).isEqualTo(429);
            assertThat(server.get(alice.replace("a001", "a002")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatCodeSharesIsSeenByTemplates() throws IOException, InterruptedException {
        String transformer = """
                - name: request-transformer
                  config: {add: {querystring: ["a:$(shared.version)", "b:$(shared.number)", "c:$(shared.none or 'no')"]}}
                """;
        String code = "kong.ctx.shared.version = '1.2.3' kong.ctx.shared.number = 7 kong.ctx.shared.list = {}";
        try (LuaServer server = new LuaServer(Map.of(), before(code, transformer))) {
            assertThat(server.get("/x").body()).startsWith("GET /x?a=1.2.3&b=7&c=no\n");
        }
    }

    @Test
    void templatesSeeWhatIsInSharedTables() throws IOException, InterruptedException {
        String transformer = """
                - name: request-transformer
                  config: {add: {querystring: ["a:$(shared.user.name)", "b:$(shared.user.roles[2])",
                    "c:$(shared.user.name .. '/' .. shared.list[1])", "d:$(shared.user.none or 'no')", "e:$(shared.round.round.n)", "f:$(#shared.user.roles)"]}}
                """;
        String code = "kong.ctx.shared.user = {name = 'ann', roles = {'a', 'b'}} kong.ctx.shared.list = {10}"
                + " local round = {n = 1} round.round = round kong.ctx.shared.round = round";
        try (LuaServer server = new LuaServer(Map.of(), before(code, transformer))) {
            assertThat(server.get("/x").body()).startsWith("GET /x?a=ann&b=b&c=ann%2F10&d=no&e=1&f=2\n");
        }
    }

    @Test
    void whatAFailingPluginAnsweredIsAnErrorToOthers() throws IOException, InterruptedException {
        String config = """
                plugins:
                - name: pre-function
                  config: {access: ["error('broken')"]}
                - name: post-function
                  config: {header_filter: ["kong.response.set_header('X-Source', kong.response.get_source())"]}
                """;
        try (LuaServer server = new LuaServer(Map.of(), config)) {
            HttpResponse<String> answer = server.get("/x");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("X-Source")).contains("error");
        }
    }
}

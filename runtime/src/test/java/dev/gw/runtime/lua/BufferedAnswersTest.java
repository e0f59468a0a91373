package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lua that sees the service's answer as a whole before its head goes out. */
class BufferedAnswersTest {
    private static Map<String, Map<String, String>> plugin(String name, String handler) {
        return Map.of(
                name,
                Map.of(
                        "schema",
                        "return { name = '" + name + "', fields = { { config = { type = 'record', fields = {} } } } }",
                        "handler",
                        "local P = { PRIORITY = 10, VERSION = '1' }\n" + handler + "\nreturn P"));
    }

    private static String function(String phase, String code) {
        return "    " + phase + ":\n    - |\n" + code.indent(6);
    }

    @Test
    void aFunctionThatAsksForItReadsTheBodyInTheHeaderFilter() throws IOException, InterruptedException {
        String functions = "plugins:\n- name: pre-function\n  config:\n"
                + function("access", "kong.service.request.enable_buffering()")
                + function("header_filter", """
                        local body = kong.service.response.get_raw_body()
                        kong.response.set_header("X-Length", #body)
                        kong.response.set_header("X-First", body:match("^%S+"))
                        local _, err, mime = kong.service.response.get_body()
                        kong.response.set_header("X-Json", tostring(err))
                        """)
                + function("log", "kong.log.notice('logged ' .. #kong.service.response.get_raw_body())");
        try (LuaServer server = new LuaServer(Map.of(), functions)) {
            HttpResponse<String> answer = server.get("/x");

            assertThat(answer.headers().firstValue("X-First")).hasValue("GET");
            assertThat(answer.headers().firstValue("X-Length"))
                    .hasValue(Integer.toString(answer.body().length()));
            assertThat(answer.headers().firstValue("X-Json")).hasValue("missing content type");
            assertThat(answer.headers().firstValue("X-Upstream")).hasValue("yes");
            assertThat(server.log())
                    .anySatisfy(line ->
                            assertThat(line).contains("logged " + answer.body().length()));
        }
    }

    @Test
    void withoutAskingTheBodyIsNotThere() throws IOException, InterruptedException {
        String functions = "plugins:\n- name: pre-function\n  config:\n" + function("header_filter", """
                        local ok, err = pcall(kong.service.response.get_raw_body)
                        kong.response.set_header("X-Problem", tostring(err))
                        """);
        try (LuaServer server = new LuaServer(Map.of(), functions)) {
            assertThat(server.get("/x").headers().firstValue("X-Problem").orElse(""))
                    .contains("service body is only available with buffered proxying");
        }
    }

    @Test
    void aPluginWithAResponsePhaseMayReplaceTheAnswer() throws IOException, InterruptedException {
        Map<String, Map<String, String>> wrapping = plugin("wrapping", """
                function P:response(conf)
                  local body = kong.service.response.get_raw_body()
                  kong.response.set_header("X-Seen", kong.service.response.get_status() .. kong.response.get_source())
                  if kong.request.get_path() == "/wrap" then
                    return kong.response.exit(209, { wrapped = #body > 0 }, { ["X-Own"] = "1" })
                  end
                end
                """);
        try (LuaServer server = new LuaServer(wrapping, "plugins:\n- name: wrapping\n")) {
            HttpResponse<String> kept = server.get("/keep");
            assertThat(kept.statusCode()).isEqualTo(200);
            assertThat(kept.body()).startsWith("GET /keep");
            assertThat(kept.headers().firstValue("X-Seen")).hasValue("200service");

            HttpResponse<String> wrapped = server.get("/wrap");
            assertThat(wrapped.statusCode()).isEqualTo(209);
            assertThat(wrapped.body()).isEqualTo("{\"wrapped\":true}");
            assertThat(wrapped.headers().firstValue("X-Own")).hasValue("1");
        }
    }

    @Test
    void aResponsePhaseMayWait() throws IOException, InterruptedException {
        Map<String, Map<String, String>> waiting = plugin("waiting", """
                function P:response(conf)
                  ngx.sleep(0.01)
                  kong.response.set_header("X-Waited", "yes")
                end
                """);
        try (LuaServer server = new LuaServer(waiting, "plugins:\n- name: waiting\n")) {
            assertThat(server.get("/x").headers().firstValue("X-Waited")).hasValue("yes");
        }
    }

    @Test
    void aResponsePhaseThatFailsIsAnError() throws IOException, InterruptedException {
        try (LuaServer server = new LuaServer(
                plugin("failing", "function P:response(conf) error('oops') end"), "plugins:\n- name: failing\n")) {
            assertThat(server.get("/x").statusCode()).isEqualTo(500);
            assertThat(server.log()).anySatisfy(line -> assertThat(line).contains("oops"));
        }
    }

    @Test
    void responseAndFiltersDoNotGoTogether() {
        String both = "function P:response() end\nfunction P:body_filter() end";

        assertThatThrownBy(() -> new LuaServer(plugin("both", both), "plugins:\n- name: both\n").close())
                .hasMessage("Plugin \"both\" can't be loaded because it implements both `response` and"
                        + " `header_filter` or `body_filter` methods.");
    }
}

package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LuaServerTest {
    private static final String SCHEMA = """
            local typedefs = require "kong.db.schema.typedefs"
            return { name = "%s", fields = {
              { protocols = typedefs.protocols_http },
              { config = { type = "record", fields = {
                { header = { type = "string", default = "X-Mirror" } },
                { host = { type = "string", default = "127.0.0.1" } },
                { port = { type = "integer", default = 1 } },
                { unset = { type = "string" } } } } } } }
            """;

    private static Map<String, String> plugin(String name, String handler) {
        return Map.of("schema", SCHEMA.formatted(name), "handler", handler);
    }

    private static String function(String phase, String code) {
        return "plugins:\n- name: pre-function\n  config:\n    " + phase + ":\n    - |\n" + code.indent(6);
    }

    @Test
    void aHandlerSeesItsConfigurationAndItsOwnModules() throws IOException, InterruptedException {
        Map<String, String> files = Map.of(
                "schema", SCHEMA.formatted("mirror"),
                "handler", """
                        local text = require "kong.plugins.mirror.lib.text"
                        local Mirror = { PRIORITY = 905, VERSION = "1.0.0" }
                        function Mirror:access(conf)
                          kong.service.request.set_header(conf.header, text.shout("a") .. tostring(conf.unset))
                        end
                        function Mirror:header_filter(conf)
                          kong.response.set_header("X-Seen", kong.response.get_header("x-upstream"))
                        end
                        return Mirror
                        """,
                "lib.text", "return { shout = function(s) return s:upper() .. '!' end }");
        try (LuaServer server = new LuaServer(Map.of("mirror", files), "plugins:\n- name: mirror\n")) {
            HttpResponse<String> answer = server.get("/x");

            assertThat(answer.body()).contains("X-mirror: [A!nil]");
            assertThat(answer.headers().firstValue("x-seen")).hasValue("yes");
        }
    }

    @Test
    void aBodyThatCameWhileCodeWaitedGoesOn() throws IOException, InterruptedException {
        for (String code : List.of("ngx.sleep(0.05)", "ngx.sleep(0.05) kong.request.get_raw_body()")) {
            try (LuaServer server = new LuaServer(Map.of(), function("access", code))) {
                assertThat(server.post("/x", "the body").body()).endsWith("the body");
            }
        }
    }

    @Test
    void aHandlerMayRequireTheFilesOfAFolderBesideItsOwn() throws IOException, InterruptedException {
        Map<String, String> first = plugin("first", """
                local words = require "kong.plugins.second.words"
                local First = { PRIORITY = 10, VERSION = "1" }
                function First:access() kong.response.exit(200, words.greeting) end
                return First
                """);
        Map<String, String> second = Map.of(
                "schema", SCHEMA.formatted("second"),
                "handler", "return { PRIORITY = 9, VERSION = '1' }",
                "words", "return { greeting = 'hello' }");
        try (LuaServer server = new LuaServer(Map.of("first", first, "second", second), "plugins:\n- name: first\n")) {
            assertThat(server.get("/x").body()).isEqualTo("hello");
        }
    }

    @Test
    void anOperatorDeclaresDictionaries() throws IOException, InterruptedException {
        String code = "kong.response.exit(200, tostring(ngx.shared.mine) .. tostring(ngx.shared.kong ~= nil))";
        try (LuaServer server = new LuaServer(Map.of(), function("access", code))) {
            assertThat(server.get("/x").body()).isEqualTo("niltrue");
        }
    }

    @Test
    void restyHttpAsksAServerOfThisMachine() throws IOException, InterruptedException {
        Map<String, String> asking = plugin("asking", """
                local http = require "resty.http"
                local cjson = require "cjson.safe"
                local Asking = { PRIORITY = 10, VERSION = "1" }
                function Asking:access(conf)
                  local client = http.new()
                  client:set_timeout(2000)
                  for i = 1, 2 do
                    local res, err = client:request_uri("http://" .. conf.host .. ":" .. conf.port .. "/check?i=" .. i, {
                      method = "POST", body = cjson.encode { i = i }, headers = { ["Content-Type"] = "application/json" },
                    })
                    kong.service.request.set_header("X-Res-" .. i, res and res.status .. " " .. res.body:match("^[^\\n]+") or err)
                  end
                end
                return Asking
                """);
        String config = "plugins:\n- name: asking\n  config: {port: %d}\n";
        try (LuaServer server = new LuaServer(Map.of("asking", asking), config)) {
            assertThat(server.get("/x").body())
                    .contains("X-res-1: [200 POST /check?i=1]", "X-res-2: [200 POST /check?i=2]");
        }
    }

    @Test
    void codeConnectsOnlyWhereItMay() throws IOException, InterruptedException {
        Map<String, String> asking = plugin("asking", """
                local Asking = { PRIORITY = 10, VERSION = "1" }
                function Asking:access(conf)
                  local sock = ngx.socket.tcp()
                  local ok, err = sock:connect(conf.host, conf.port)
                  return kong.response.exit(200, tostring(ok) .. " " .. tostring(err))
                end
                return Asking
                """);
        String config = "plugins:\n- name: asking\n  config: {host: 192.0.2.1}\n";
        try (LuaServer server = new LuaServer(Map.of("asking", asking), config)) {
            assertThat(server.get("/x").body())
                    .isEqualTo("nil connections to 192.0.2.1 are not allowed: name it in GW_LUA_HOSTS");
        }
    }

    @Test
    void luaSocketAsksServers() throws IOException, InterruptedException {
        Map<String, String> asking = plugin("asking", """
                local http, ltn12 = require "socket.http", require "ltn12"
                local Asking = { PRIORITY = 10, VERSION = "1" }
                function Asking:access(conf)
                  local url = "http://127.0.0.1:" .. conf.port
                  local body, code, fields, line = http.request(url .. "/plain?x=1")
                  local out = {}
                  local ok, status = http.request {
                    url = url .. "/posted", method = "POST", source = ltn12.source.string("sent"), sink = ltn12.sink.table(out),
                  }
                  return kong.response.exit(200, table.concat({ body:match("^[^\\n]+"), code, fields["x-upstream"], line, ok, status,
                    table.concat(out):match("^[^\\n]+"), table.concat(out):sub(-4) }, "|"))
                end
                return Asking
                """);
        try (LuaServer server =
                new LuaServer(Map.of("asking", asking), "plugins:\n- name: asking\n  config: {port: %d}\n")) {
            assertThat(server.get("/x").body())
                    .isEqualTo("GET /plain?x=1|200|yes|HTTP/1.1 200 OK|1|200|POST /posted|sent");
        }
    }

    @Test
    void queuesHandOverInBatches() throws IOException, InterruptedException {
        Map<String, String> queueing = plugin("queueing", """
                local queue = require "kong.tools.queue"
                local Queueing = { PRIORITY = 10, VERSION = "1" }
                local settings = { name = "q", max_batch_size = 2, max_coalescing_delay = 0.01, max_entries = 10, max_retry_time = 60,
                  initial_retry_delay = 0.01, max_retry_delay = 0.01, concurrency_limit = 1 }
                local tries = 0
                local function deliver(conf, entries)
                  tries = tries + 1
                  if tries == 1 then return nil, "not now" end
                  return ngx.shared.kong:rpush("batches", table.concat(entries, "+")) ~= nil
                end
                function Queueing:access(conf)
                  for i = 1, 3 do assert(queue.enqueue(settings, deliver, conf, "e" .. i)) end
                  local dict, waits = ngx.shared.kong, 0
                  while (dict:llen("batches") or 0) < 2 and waits < 1000 do
                    ngx.sleep(0.01)
                    waits = waits + 1
                  end
                  return kong.response.exit(200, tostring(dict:lpop("batches")) .. " " .. tostring(dict:lpop("batches")))
                end
                return Queueing
                """);
        try (LuaServer server =
                new LuaServer(Map.of("queueing", queueing), "plugins:\n- name: queueing\n  config: {port: %d}\n")) {
            assertThat(server.get("/x").body()).isEqualTo("e1+e2 e3");
        }
    }

    @Test
    void datagramsGoBackAndForth() throws IOException, InterruptedException {
        String code = """
                local udp = ngx.socket.udp()
                udp:settimeout(10000)
                local ok, err = udp:setpeername("127.0.0.1", %d)
                udp:send({ "pi", "ng" })
                return kong.response.exit(200, tostring(ok) .. " " .. udp:receive() .. " " .. tostring(udp:close()))
                """;
        try (DatagramSocket echo = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread echoing = new Thread(() -> echoOnce(echo));
            echoing.start();
            try (LuaServer server = new LuaServer(Map.of(), function("access", code.formatted(echo.getLocalPort())))) {
                assertThat(server.get("/x").body()).isEqualTo("true ping 1");
            }
            echoing.join();
        }
    }

    private static void echoOnce(DatagramSocket socket) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            socket.receive(packet);
            socket.send(packet);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Test
    void timersRunAndSleepWaits() throws IOException, InterruptedException {
        String code = """
                local dict = ngx.shared.kong
                dict:set("n", 0)
                ngx.timer.at(0, function(premature, by) dict:incr("n", by) end, 5)
                ngx.sleep(0.05)
                return kong.response.exit(200, dict:get("n") .. " " .. ngx.get_phase())
                """;
        try (LuaServer server = new LuaServer(Map.of(), function("access", code))) {
            assertThat(server.get("/x").body()).isEqualTo("5 access");
        }
    }

    @Test
    void aBodyOfAnyLengthGoesThroughTheBodyFilter() throws IOException, InterruptedException {
        String code = """
                local body = kong.response.get_raw_body()
                if body then
                  kong.response.set_raw_body(("x"):rep(700000) .. #body)
                end
                """;
        try (LuaServer server = new LuaServer(Map.of(), function("body_filter", code))) {
            assertThat(server.get("/x").body()).startsWith("xxx").hasSizeGreaterThan(700_001);
        }
    }

    @Test
    void aRunawayFunctionIsStoppedAndTheNextRequestIsServed() throws IOException, InterruptedException {
        String code = "if kong.request.get_path() == '/loop' then while true do end end";
        try (LuaServer server = new LuaServer(Map.of(), function("access", code))) {
            assertThat(server.get("/loop").statusCode()).isEqualTo(500);
            assertThat(server.get("/x").statusCode()).isEqualTo(200);
            assertThat(server.log()).anyMatch(line -> line.contains("the code runs too long and was stopped"));
        }
    }

    @Test
    void exitInACoroutineEndsTheRequest() throws IOException, InterruptedException {
        String code = """
                local co = coroutine.wrap(function() kong.response.exit(418, "from within") end)
                co()
                kong.response.exit(200, "not reached")
                """;
        try (LuaServer server = new LuaServer(Map.of(), function("access", code))) {
            assertThat(server.get("/x").body()).isEqualTo("from within");
        }
    }

    @Test
    void theLogPhaseSeesTheAnswerAndWritesTheLog() throws IOException, InterruptedException {
        String code =
                "kong.log.notice('status ', kong.response.get_status(), ' ', kong.request.get_path(), ' ', kong.response.get_source())";
        try (LuaServer server = new LuaServer(Map.of(), function("log", code))) {
            server.get("/logged");
            server.get("/logged");

            assertThat(server.log()).isNotEmpty().first().asString().contains("[notice]", "status 200 /logged service");
        }
    }

    @Test
    void anOldHandlerSaysWhatIsWrong() {
        Map<String, String> old = plugin("old", """
                local BasePlugin = require "kong.plugins.base_plugin"
                local Old = BasePlugin:extend()
                return Old
                """);

        assertThatThrownBy(() -> new LuaServer(Map.of("old", old), ""))
                .hasMessageContaining("module 'kong.plugins.base_plugin' not found: Kong 3 has it no more");
    }

    @Test
    void aHandlerThatDoesNotCompileSaysWhere() {
        assertThatThrownBy(() -> new LuaServer(Map.of("bad", plugin("bad", "return {\nPRIORITY = = 1 }")), ""))
                .hasMessageContaining("plugins/bad/handler.lua:2: unexpected symbol near '='");
    }

    @Test
    void octetsArriveAsTheyAre() throws IOException, InterruptedException {
        String code = "return kong.response.exit(200, 'gr\u00fc\u00df ' .. ngx.encode_base64('\u00e4'))";
        try (LuaServer server = new LuaServer(Map.of(), function("access", code))) {
            byte[] expected = "gr\u00fc\u00df w6Q=".getBytes(StandardCharsets.UTF_8);
            assertThat(server.get("/x").body().getBytes(StandardCharsets.UTF_8)).isEqualTo(expected);
        }
    }
}

package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plugins do with resty.http, against a server that tells the request it got. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestyHttpTest {
    private static final String SCHEMA = """
            return { name = "asking", fields = { { config = { type = "record", fields = {
              { port = { type = "integer", required = true } } } } } } }
            """;

    private static final String HANDLER = """
            local http = require "resty.http"
            local Asking, does = { PRIORITY = 10, VERSION = "1" }, {}

            local function opened(conf, more)
              local client, options = http.new(), { scheme = "http", host = "127.0.0.1", port = conf.port }
              for key, value in pairs(more or {}) do options[key] = value end
              local ok, problem = client:connect(options)
              return ok and client or nil, problem
            end
            local function first(text) return text:match "^[^%c]+" end

            function does.pieces(conf)
              local client = opened(conf)
              local res = assert(client:request { path = "/pieces", headers = { ["X-Long"] = ("x"):rep(50) } })
              local n, length = 0, 0
              repeat
                local piece = res.body_reader(10)
                if piece then n, length = n + 1, length + #piece end
              until not piece
              return tostring(n > 5 and length == tonumber(res.headers["content-length"])) .. " " .. client:set_keepalive()
            end
            function does.twice(conf)
              local client = opened(conf)
              local one = client:request { path = "/one" }:read_body()
              local two = client:request { path = "/two", query = { a = 1 } }:read_body()
              client:set_keepalive()
              local again = opened(conf)
              return first(one) .. "|" .. first(two) .. "|" .. tostring(again:get_reused_times() > 0)
            end
            function does.function_body(conf)
              local parts = { "a", "bc" }
              local body = function() return table.remove(parts, 1) end
              local client = opened(conf)
              local none, problem = client:send_request { method = "POST", path = "/f", body = body }
              local res = client:request { method = "POST", path = "/f", body = body, headers = { ["Transfer-Encoding"] = "chunked" } }
              return tostring(none) .. problem:sub(1, 12) .. "|" .. res:read_body():sub(-3)
            end
            function does.head(conf)
              local res = http.new():request_uri("http://127.0.0.1:" .. conf.port .. "/h", { method = "HEAD" })
              return res.status .. tostring(res.has_body) .. #res.body
            end
            function does.fields(conf)
              local res = http.new():request_uri("http://127.0.0.1:" .. conf.port .. "/h?a=b", { query = { x = "y z" } })
              local names = {}
              for name in pairs(res.headers) do names[#names + 1] = name end
              return first(res.body) .. "|" .. res.headers["X-UPSTREAM"] .. "|" .. tostring(table.concat(names, " "):find("Content-length", 1, true) ~= nil)
            end
            function does.by_proxy(conf)
              local client = http.new()
              client:set_proxy_options { http_proxy = "http://127.0.0.1:" .. conf.port, http_proxy_authorization = "Basic x", no_proxy = "near.test" }
              local res = client:request_uri("http://far.test:81/p?q=1")
              local told = res.body:lower():match "proxy%-authorization: %[([^%]]*)%]"
              return first(res.body) .. "|" .. tostring(told) .. "|" .. tostring(client:get_proxy_uri("http", "a.near.test"))
            end
            function does.by_tunnel(conf)
              local res, problem = opened(conf, { scheme = "https", host = "far.test", port = 443,
                proxy_opts = { https_proxy = "http://127.0.0.1:" .. conf.port } })
              return tostring(res) .. " " .. type(problem)
            end
            function does.uris()
              local client = http.new()
              local out = {}
              for _, uri in ipairs { "http://a.test", "https://a.test:8443/p?q=1#f", "http://[::1]:81/x" } do
                out[#out + 1] = table.concat(client:parse_uri(uri, false), " ")
              end
              local _, problem = client:parse_uri "nothing"
              return table.concat(out, "|") .. "|" .. client:parse_uri("http://a/p?q")[4] .. "|" .. problem
            end
            function does.refused()
              local res, problem = http.new():request_uri("http://127.0.0.1:1/")
              return tostring(res) .. " " .. problem
            end
            function does.through(conf)
              local client = opened(conf)
              local res = client:request { path = "/through", headers = { ["X-From"] = "plugin" } }
              client:proxy_response(res)
              return nil
            end

            function Asking:access(conf)
              local ok, answer = pcall(does[kong.request.get_path():sub(2)], conf)
              if not ok or answer then
                return kong.response.exit(200, tostring(answer))
              end
              return ngx.exit(ngx.OK)
            end
            return Asking
            """;

    private LuaServer server;

    @BeforeAll
    void start() throws IOException {
        server = new LuaServer(
                Map.of("asking", Map.of("schema", SCHEMA, "handler", HANDLER)),
                "plugins:\n- name: asking\n  config: {port: %d}\n");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " = ",
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "pieces        = true 1",
                "twice         = GET /one|GET /two?a=1|true",
                "function_body = nilRequest body|abc",
                "head          = 200false0",
                "fields        = GET /h?x=y%20z|yes|true",
                "by_proxy      = GET http://far.test:81/p?q=1|basic x|nil",
                "by_tunnel     = nil string",
                "uris          = http a.test 80 / |https a.test 8443 /p q=1|http [::1] 81 /x |/p?q|bad uri: nothing",
                "refused       = nil connection refused",
            })
    void aPluginAsks(String what, String expected) throws Exception {
        assertThat(server.get("/" + what).body()).isEqualTo(expected);
    }
}

package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions as people write them: what they are for, their code, and what comes of it. */
class PatternsTest {
    /** Claims: sub 42, roles a and b, exp 1. */
    private static final String TOKEN =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" + ".eyJzdWIiOiI0MiIsInJvbGVzIjpbImEiLCJiIl0sImV4cCI6MX0.eHg";

    private static final List<Arguments> IN_THE_SANDBOX = List.of(
            Arguments.of("refuse without a header", """
                        local key = kong.request.get_header("x-missing")
                        if not key then
                          return kong.response.exit(401, { message = "no key" }, { ["WWW-Authenticate"] = "Key" })
                        end
                        """, "401 {\"message\":\"no key\"}"),
            Arguments.of("a status and nothing else", "return kong.response.exit(204)", "204 "),
            Arguments.of("a text with a type", """
                        return kong.response.exit(200, "<p>hi</p>", { ["Content-Type"] = "text/html" })
                        """, "200 <p>hi</p>"),
            Arguments.of("a maintenance page through ngx", """
                        ngx.status = 503
                        ngx.header["Retry-After"] = "120"
                        ngx.say("back soon")
                        return ngx.exit(ngx.status)
                        """, "503 back soon\n"),
            Arguments.of("a redirect", """
                        return kong.response.exit(301, nil, { Location = "https://" .. kong.request.get_host() .. "/new" })
                        """, "301 Location https://gateway.test/new"),
            Arguments.of("a redirect through ngx", "return ngx.redirect('/login', 302)", "302 Location /login"),
            Arguments.of("the last part of the path in a header", """
                        local id = string.match(kong.request.get_path(), "([^/]+)$")
                        kong.service.request.set_header("X-Out", id)
                        """, "x"),
            Arguments.of("a list of networks", """
                        local ip = kong.client.get_forwarded_ip()
                        local allowed = { ["127.0.0.1"] = true }
                        kong.service.request.set_header("X-Out", allowed[ip] and "in" or "out")
                        """, "in"),
            Arguments.of("the query as it came", """
                        kong.service.request.set_header("X-Out", kong.request.get_raw_query())
                        """, "a=1&b=two%20words&c&a=3"),
            Arguments.of("arguments with several values", """
                        local q = kong.request.get_query()
                        kong.service.request.set_header("X-Out", table.concat(q.a, "+") .. q.b .. tostring(q.c) .. tostring(q.d))
                        """, "1+3two wordstruenil"),
            Arguments.of("an argument taken away", """
                        local q = kong.request.get_query()
                        q.a, q.c = nil, nil
                        q.new = "x y"
                        kong.service.request.set_query(q)
                        """, "query b=two%20words&new=x%20y"),
            Arguments.of("another path", """
                        kong.service.request.set_path("/v2" .. kong.request.get_path())
                        """, "path /v2/path/x"),
            Arguments.of("a prefix off by gsub", """
                        local path = ngx.re.sub(kong.request.get_path(), "^/path/(.*)", "/$1", "jo")
                        kong.service.request.set_path(path)
                        """, "path /x"),
            Arguments.of("another method", "kong.service.request.set_method('PUT')", "method PUT"),
            Arguments.of("a header renamed", """
                        local value = kong.request.get_header("X-Tenant")
                        kong.service.request.clear_header("X-Tenant")
                        kong.service.request.set_header("X-Out", value:lower())
                        """, "acme"),
            Arguments.of("a header with two values", """
                        kong.service.request.add_header("X-Out", "a")
                        kong.service.request.add_header("X-Out", "b")
                        """, "a, b"),
            Arguments.of("a cookie by hand", """
                        local cookie = kong.request.get_header("cookie") or ""
                        kong.service.request.set_header("X-Out", cookie:match("session=([^;]+)"))
                        """, "s1"),
            Arguments.of(
                    "a cookie by ngx.var", "kong.service.request.set_header('X-Out', ngx.var.cookie_session)", "s1"),
            Arguments.of(
                    "a header by ngx.var", "kong.service.request.set_header('X-Out', ngx.var.http_x_tenant)", "ACME"),
            Arguments.of("basic credentials", """
                        local encoded = ngx.req.get_headers()["x-basic"]:match("Basic%s+(.+)")
                        local user, password = ngx.decode_base64(encoded):match("([^:]*):(.*)")
                        kong.service.request.set_header("X-Out", user .. "/" .. password)
                        """, "me/pw:x"),
            Arguments.of("a claim by hand", """
                        local auth = kong.request.get_header("authorization")
                        local payload = auth:match("^[Bb]earer%s+[^.]+%.([^.]+)")
                        payload = payload:gsub("-", "+"):gsub("_", "/")
                        payload = payload .. string.rep("=", (4 - #payload % 4) % 4)
                        local json = ngx.decode_base64(payload)
                        kong.service.request.set_header("X-Out", json:match('"sub"%s*:%s*"([^"]+)"'))
                        """, "42"),
            Arguments.of("an id for those who have none", """
                        local id = kong.request.get_header("x-request-id")
                        if id == nil or id == "" then
                          kong.service.request.set_header("X-Out", "made-" .. #kong.request.get_path())
                        end
                        """, "made-7"),
            Arguments.of("a canary by hash", """
                        local bucket = ngx.crc32_short(kong.request.get_header("x-tenant")) % 100
                        kong.service.request.set_header("X-Out", bucket < 100 and "canary" or "stable")
                        """, "canary"),
            Arguments.of("another target", """
                        if kong.request.get_header("x-tenant") == "ACME" then
                          kong.service.set_target("10.0.0.7", 8443)
                          kong.service.request.set_scheme("https")
                        end
                        """, "target 10.0.0.7:8443 true"),
            Arguments.of("what the route is called", """
                        local route, service = kong.router.get_route(), kong.router.get_service()
                        kong.service.request.set_header("X-Out", route.name .. "@" .. service.name)
                        """, "r@s"),
            Arguments.of("a time window", """
                        local hour = tonumber(os.date("!%H", ngx.time()))
                        kong.service.request.set_header("X-Out", tostring(hour >= 0 and hour < 24))
                        """, "true"),
            Arguments.of("an error that is caught", """
                        local ok, err = pcall(function() error({ code = 7 }) end)
                        kong.service.request.set_header("X-Out", tostring(ok) .. err.code)
                        """, "false7"),
            Arguments.of("a body by ngx.req", """
                        ngx.req.read_body()
                        local body = ngx.req.get_body_data()
                        kong.service.request.set_header("X-Out", tostring(body and #body))
                        """, "7"),
            Arguments.of("a body by the PDK", """
                        local body, err, mime = kong.request.get_body()
                        kong.service.request.set_header("X-Out", tostring(body and body.n) .. tostring(err) .. mime)
                        """, "1nilapplication/json"),
            Arguments.of("a body made anew", """
                        local body = kong.request.get_body()
                        body.added = { "x" }
                        body.n = nil
                        kong.service.request.set_body(body, "application/json")
                        """, "body {\"added\":[\"x\"]}"),
            Arguments.of("headers without the inner ones", """
                        for name in pairs(kong.request.get_headers()) do
                          if name:find("^x%-inner%-") then kong.service.request.clear_header(name) end
                        end
                        kong.service.request.set_header("X-Out", tostring(kong.request.get_header("X-Inner-A")))
                        """, "nil"),
            Arguments.of(
                    "an error as Kong writes it",
                    """
                        return kong.response.error(403, "not you")
                        """,
                    "403 {\n  \"message\":\"not you\",\n  \"request_id\":\"0123456789abcdef0123456789abcdef\"\n}"));

    private static final List<Arguments> TRUSTED = List.of(
            Arguments.of("claims with cjson", """
                        local cjson = require "cjson.safe"
                        local token = kong.request.get_header("authorization"):gsub("^Bearer ", "")
                        local _, payload = token:match("^([^.]+)%.([^.]+)")
                        local b64 = require "ngx.base64"
                        local claims = cjson.decode(b64.decode_base64url(payload))
                        kong.service.request.set_header("X-Out", claims.sub .. table.concat(claims.roles, ","))
                        """, "42a,b"),
            Arguments.of("claims with Kong's own parser", """
                        local jwt_decoder = require "kong.plugins.jwt.jwt_parser"
                        local jwt, err = jwt_decoder:new((kong.request.get_header("authorization"):gsub("Bearer ", "")))
                        kong.service.request.set_header("X-Out", jwt and jwt.claims.sub or err)
                        """, "42"),
            Arguments.of("a signature", """
                        local hmac = require "resty.openssl.hmac"
                        local mac = hmac.new("key", "sha256"):final("text")
                        kong.service.request.set_header("X-Out", require("resty.string").to_hex(mac):sub(1, 8))
                        """, "6afa9046"),
            Arguments.of("a digest of the body", """
                        local sha256 = require("resty.sha256"):new()
                        sha256:update(kong.request.get_raw_body())
                        kong.service.request.set_header("X-Out", #require("resty.string").to_hex(sha256:final()) .. "")
                        """, "64"),
            Arguments.of("a counter in a dictionary", """
                        local dict = ngx.shared.kong_rate_limiting_counters or ngx.shared.kong
                        local n = dict:incr("patterns:" .. kong.client.get_ip(), 1, 0, 60)
                        kong.service.request.set_header("X-Out", tostring(n))
                        """, "1"),
            Arguments.of("a secret of the environment", """
                        local path = kong.vault.get("{vault://env/path}")
                        kong.service.request.set_header("X-Out", tostring(#path > 0 and kong.vault.get("{vault://env/gw-none}")))
                        """, "nil"),
            Arguments.of("splitting and stripping", """
                        local stringx = require "pl.stringx"
                        local parts = stringx.split("a, b ,c", ",")
                        kong.service.request.set_header("X-Out", #parts .. stringx.strip(parts[2]))
                        """, "3b"),
            Arguments.of("a value kept by the cache", """
                        local function load(name) return { name = name } end
                        local value = kong.cache:get("patterns:key", { ttl = 60 }, load, "first")
                        local again = kong.cache:get("patterns:key", { ttl = 60 }, load, "second")
                        kong.service.request.set_header("X-Out", value.name .. again.name)
                        """, "firstfirst"),
            Arguments.of("buffering where nothing came yet", """
                        local ok, err = pcall(kong.service.response.get_raw_body)
                        kong.service.request.set_header("X-Out", err:match("cannot be called in access phase") or err)
                        """, "cannot be called in access phase"),
            Arguments.of("a uuid", """
                        local id = require("kong.tools.uuid").uuid()
                        kong.service.request.set_header("X-Out", tostring(#id == 36 and id:sub(15, 15) == "4"))
                        """, "true"));

    static Stream<Arguments> inTheSandbox() {
        return IN_THE_SANDBOX.stream();
    }

    static Stream<Arguments> trusted() {
        return TRUSTED.stream();
    }

    /** What comes of a function: an answer, a header X-Out, or what else of the request it changed. */
    static String outcome(Snippet snippet) {
        Exchange exchange = snippet.ask(
                "POST",
                "/path/x?a=1&b=two%20words&c&a=3",
                "{\"n\":1}",
                "Content-Type",
                "application/json",
                "X-Tenant",
                "ACME",
                "Cookie",
                "theme=dark; session=s1",
                "X-Basic",
                "Basic bWU6cHc6eA==",
                "Authorization",
                "Bearer " + TOKEN,
                "X-Inner-A",
                "1");
        Response response = exchange.response();
        if (response != null) {
            String place = response.headers().get("Location");
            return response.status() + (place == null ? " " + Snippet.body(response) : " Location " + place);
        }
        String out = String.join(", ", exchange.upstream().headers().all("X-Out"));
        byte[] body = exchange.replacedBody();
        if (!out.isEmpty()) {
            return out;
        } else if (body != null) {
            return "body " + new String(body, StandardCharsets.UTF_8);
        } else if (exchange.detour().host() != null) {
            return "target " + exchange.detour().host() + ":"
                    + exchange.detour().port() + " " + exchange.detour().tls();
        } else if (!exchange.upstream().method().equals("POST")) {
            return "method " + exchange.upstream().method();
        }
        boolean same = exchange.upstream().path().equals("/path/x");
        return same
                ? "query " + Objects.requireNonNull(exchange.upstream().query())
                : "path " + exchange.upstream().path();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inTheSandbox")
    void aFunctionInTheSandbox(String what, String code, String expected) {
        assertThat(outcome(Snippet.access(code))).as(what).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trusted")
    void aFunctionThatIsTrusted(String what, String code, String expected) {
        assertThat(outcome(Snippet.access(code).trusted())).as(what).isEqualTo(expected);
    }
}

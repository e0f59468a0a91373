package dev.gw.runtime.lua;

import static dev.gw.runtime.lua.Snippet.access;
import static dev.gw.runtime.lua.Snippet.evaluated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.lua.LuaSettings.Trust;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
    /** As measured on Kong 3.9.1: what the default sandbox has. */
    private static final String PRESENT = """
            _G require pcall xpcall error assert select tonumber tostring type unpack pairs ipairs next coroutine
            coroutine.wrap string string.rep string.gsub string.format string.byte string.char table table.concat
            table.insert table.sort math math.random os os.time os.date os.clock
            ngx.say ngx.print ngx.exit ngx.var ngx.ctx ngx.req ngx.req.get_headers ngx.req.set_header
            ngx.req.get_uri_args ngx.req.set_uri_args ngx.req.get_method ngx.req.read_body ngx.req.get_body_data
            ngx.req.set_body_data ngx.req.get_post_args ngx.req.set_uri ngx.req.start_time ngx.header ngx.arg ngx.re
            ngx.re.match ngx.re.gsub ngx.re.find ngx.encode_base64 ngx.decode_base64 ngx.encode_args ngx.decode_args
            ngx.escape_uri ngx.unescape_uri ngx.md5 ngx.md5_bin ngx.sha1_bin ngx.hmac_sha1 ngx.crc32_short ngx.time
            ngx.now ngx.today ngx.localtime ngx.utctime ngx.update_time ngx.http_time ngx.parse_http_time
            ngx.cookie_time ngx.log ngx.ERR ngx.WARN ngx.HTTP_OK ngx.null ngx.timer ngx.timer.at ngx.shared ngx.socket
            ngx.thread ngx.sleep ngx.get_phase ngx.location ngx.config ngx.worker ngx.resp ngx.resp.get_headers ngx.exec
            ngx.redirect ngx.quote_sql_str
            kong.request kong.request.get_header kong.request.get_body kong.request.get_raw_body kong.request.get_path
            kong.request.get_query kong.request.get_uri_captures kong.response kong.response.exit kong.response.error
            kong.response.set_header kong.response.get_source kong.response.get_raw_body kong.response.set_raw_body
            kong.service kong.service.request kong.service.request.set_header kong.service.request.set_path
            kong.service.request.set_body kong.service.request.set_raw_query kong.service.response
            kong.service.response.get_status kong.service.response.get_header kong.service.set_upstream
            kong.service.set_target kong.client kong.client.get_consumer kong.client.get_credential
            kong.client.authenticate kong.client.get_ip kong.client.get_forwarded_ip kong.client.load_consumer kong.ctx
            kong.ctx.shared kong.ctx.plugin kong.log kong.log.err kong.log.inspect kong.log.serialize
            kong.log.set_serialize_value kong.router kong.router.get_route kong.router.get_service kong.ip
            kong.ip.is_trusted kong.node kong.node.get_id kong.node.get_hostname kong.table kong.table.merge kong.cache
            kong.db kong.configuration kong.version kong.version_num kong.vault kong.vault.get kong.nginx
            kong.nginx.get_subsystem kong.plugin kong.plugin.get_id kong.cluster kong.tracing kong.dns kong.timer
            kong.worker_events
            """;

    private static final String ABSENT = """
            load loadstring dofile setmetatable getmetatable rawget rawset rawequal print string.dump table.unpack
            os.getenv io debug bit jit ffi package kong.jwe kong.enterprise_edition kong.websocket
            kong.pdk_major_version getfenv setfenv collectgarbage module newproxy java luajava
            """;

    @Test
    void theSandboxHasWhatKongsHas() {
        assertThat(missing(PRESENT)).isEmpty();
    }

    @Test
    void theSandboxHasNothingElseOfTheGlobals() {
        List<String> names = List.of(ABSENT.strip().split("\\s+"));

        assertThat(missing(ABSENT)).isEqualTo(names);
    }

    private static List<String> missing(String names) {
        StringBuilder code = new StringBuilder("local missing = {}\n");
        for (String name : names.strip().split("\\s+")) {
            code.append("if ")
                    .append(name)
                    .append(" == nil then missing[#missing + 1] = '")
                    .append(name)
                    .append("' end\n");
        }
        String found = evaluated(access(code + "return kong.response.exit(200, table.concat(missing, ' '))"));
        return found.isEmpty() ? new ArrayList<>() : List.of(found.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cjson", "cjson.safe", "resty.http", "kong.tools.string"})
    void requireFailsWhateverIsAsked(String module) {
        assertThatThrownBy(() -> evaluated(access("local m = require '" + module + "'")))
                .hasMessageContaining("require '" + module + "' not allowed within sandbox");
    }

    @Test
    void theOperatorMayAllowModulesAndGlobals() {
        Snippet snippet = access(
                        "local json = require 'cjson'; return kong.response.exit(200, json.encode {bit.band(6, 3)})")
                .requiring("cjson")
                .seeing("bit.band");

        assertThat(evaluated(snippet)).isEqualTo("[2]");
    }

    @Test
    void trustedCodeSeesEverything() {
        Snippet snippet = access(
                "local cjson = require 'cjson.safe'; return kong.response.exit(200, cjson.encode {n = setmetatable({1}, nil)})");

        assertThat(evaluated(snippet.trusted())).isEqualTo("{\"n\":[1]}");
    }

    @Test
    void nothingRunsWhereLuaIsOff() {
        assertThatThrownBy(() -> evaluated(access("return 1").trust(Trust.OFF)))
                .hasMessageContaining(
                        "loading of untrusted Lua code disabled because 'untrusted_lua' config option is set to 'off'");
    }

    @Test
    void librariesCantBeChanged() {
        assertThatThrownBy(() -> evaluated(access("string.format = 1")))
                .hasMessageContaining("Can not modify string.format. Protected by the sandbox.");
    }

    @Test
    void globalsOfOneFunctionAreNotThoseOfAnother() {
        assertThat(evaluated(access("x = 1", "return kong.response.exit(200, tostring(x))")))
                .isEqualTo("nil");
    }

    @Test
    void methodsOfTextsAreThere() {
        assertThat(Snippet.value("('abc'):upper()")).isEqualTo("ABC");
    }

    @Test
    void theProcessCantBeEnded() {
        assertThat(evaluated(access("return kong.response.exit(200, tostring(os.exit) .. tostring(io.popen))")
                        .trusted()))
                .isEqualTo("nilnil");
    }

    @Test
    void whatIsNotThereFailsByItsName() {
        assertThatThrownBy(() -> Snippet.value("kong.vault.warmup({})"))
                .hasMessageContaining("kong.vault.warmup is not there in gw");
    }
}

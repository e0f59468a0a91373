package dev.gw.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchemaLuaTest {
    private static final String OPENING = """
            local typedefs = require "kong.db.schema.typedefs"
            """;

    @Test
    void aUsualSchemaIsReadInTheShapeOfTheBundledOnes() {
        var reading = read("""
                return {
                  name = "stamp",
                  fields = {
                    { consumer = typedefs.no_consumer },
                    { protocols = typedefs.protocols_http },
                    { config = { type = "record", fields = {
                        { header = typedefs.header_name { required = true, default = "X-Stamp" } },
                        { ttl = { type = "integer", between = { 1, 60 }, description = "how many seconds" } },
                        { hosts = { type = "array", default = {}, elements = typedefs.host } },
                        { labels = { type = "map", default = {}, keys = { type = "string" }, values = { type = "string" } } },
                        { token = { type = "string", referenceable = true, encrypted = true, default = ngx.null } },
                    } } },
                  },
                  entity_checks = { { at_least_one_of = { "config.header", "config.ttl" } } },
                }
                """);

        assertThat(reading.problem()).isNull();
        assertThat(reading.notes()).isEmpty();
        assertThat(json(Objects.requireNonNull(reading.schema()))).isEqualTo("""
                {"name":"stamp",\
                "config":{"name":"config","type":"record","required":true,"fields":[\
                {"name":"header","type":"string","required":true,"default":"X-Stamp","custom_validator":"header-name"},\
                {"name":"ttl","type":"integer","between":[1,60]},\
                {"name":"hosts","type":"array","default":[],"elements":{"type":"string","custom_validator":"host"}},\
                {"name":"labels","type":"map","default":{},"keys":{"type":"string"},"values":{"type":"string"}},\
                {"name":"token","type":"string","default":null,"encrypted":true,"referenceable":true}],\
                "required_implied":true},\
                "entity_checks":[{"at_least_one_of":["config.header","config.ttl"]}],\
                "protocols":{"name":"protocols","type":"set","required":true,"default":["grpc","grpcs","http","https"],\
                "elements":{"type":"string","one_of":["grpc","grpcs","http","https"]}},\
                "scope":{"consumer":false,"global":true,"route":true,"service":true}}""");
    }

    @Test
    void functionsThatCanBeCalledAreNamedByWhereTheyStand() {
        var reading = read("""
                local function check(value) if value == "x" then return nil, "no" end return true end
                local schema = { name = "p", fields = { { config = { type = "record", fields = {
                  { a = { type = "string", custom_validator = check } } },
                  shorthand_fields = { { old = { type = "string", func = function(v) return { a = v } end } } },
                } } }, entity_checks = {
                  { custom_entity_check = { field_sources = { "config" }, fn = function() return true end } },
                  { mutually_required = { "config.a", "config.b" } },
                } }
                return schema
                """);

        assertThat(reading.notes()).isEmpty();
        assertThat(json(Objects.requireNonNull(reading.schema())))
                .contains(
                        "\"custom_validator\":{\"lua\":\"fields\n#1\nconfig\nfields\n#1\na\ncustom_validator\",\"code\":{")
                .contains("\"func\":{\"lua\":\"fields\n#1\nconfig\nshorthand_fields\n#1\nold\nfunc\"")
                .contains("\"fn\":{\"lua\":\"entity_checks\n#1\ncustom_entity_check\nfn\"");
    }

    @Test
    void otherFunctionsAreLeftOutAndNoted() {
        var reading = read("""
                local moved = { path = { "a" }, reverse_mapping_function = function(config) return config.a end }
                return { name = "p", fields = { { config = { type = "record", fields = { { a = { type = "string" } } },
                  shorthand_fields = { { old = { type = "string", func = function(v) return { a = v } end,
                    deprecation = { message = "gone", removal_in_version = "4.0", replaced_with = { moved } } } } },
                } } } }
                """);

        assertThat(reading.notes())
                .containsExactly("config.old.deprecation.replaced_with[1].reverse_mapping_function:"
                        + " is a function; left out, Kong alone can run it");
    }

    @Test
    void aSchemaMayLieInAFolderOfItsOwnAndAskForFilesBesideIt() {
        var reading = SchemaLua.read(
                "p",
                Map.of(
                        "schema.init",
                        "return { name = 'p', fields = { { config = { type = 'record', fields = {"
                                + " { [require('kong.plugins.q.names').first] = { type = 'string' } } } } } } }"),
                Map.of("kong.plugins.q.names", "return { first = 'one' }"));

        assertThat(reading.notes()).isEmpty();
        assertThat(json(Objects.requireNonNull(reading.schema()))).contains("{\"name\":\"one\",\"type\":\"string\"}");
    }

    @Test
    void modulesOfThePluginAreReadAndOthersStoodInFor() {
        var reading = SchemaLua.read(
                "my-plugin",
                Map.of(
                        "schema",
                        OPENING + """
                                local names = require("kong.plugins.my-plugin.lib.names")
                                local http = require "resty.http"
                                local client = http.new():with("x") .. "!"
                                local fields = {}
                                for _, n in ipairs(names) do fields[#fields + 1] = { [n] = { type = "string" } } end
                                fields[#fields + 1] = { far = { type = "string", default = http.DEFAULT } }
                                return { name = names.plugin, fields = { { config = { type = "record", fields = fields } } } }
                                """,
                        "lib.names",
                        "return { 'one', 'two', plugin = 'my' .. '-' .. 'plugin' }"));

        assertThat(json(Objects.requireNonNull(reading.schema())))
                .startsWith("{\"name\":\"my-plugin\"")
                .contains("{\"name\":\"one\",\"type\":\"string\"},{\"name\":\"two\",\"type\":\"string\"}");
        assertThat(reading.notes())
                .containsExactly("config.far.default: comes from resty.http.DEFAULT, which isn't known here; left out");
    }

    @Test
    void recordsNestAndKongsOwnPartsAreKnown() {
        var reading = read("""
                local redis = require("kong.tools.redis.schema").config_schema
                local inner = { type = "record", fields = { { n = { type = "number", gt = 0, default = 0.5 } } } }
                return { name = "p", fields = { { config = { type = "record", fields = {
                  { redis = redis }, { queue = typedefs.queue },
                  { deep = { type = "array", elements = { type = "record", required = false, fields = { { inner = inner } } } } },
                } } } } }
                """);

        assertThat(reading.notes()).isEmpty();
        assertThat(json(Objects.requireNonNull(reading.schema())))
                .contains("\"name\":\"port\",\"type\":\"integer\",\"default\":6379,\"between\":[0,65535]")
                .contains("\"name\":\"concurrency_limit\"")
                .contains("{\"name\":\"n\",\"type\":\"number\",\"default\":0.5,\"gt\":0}")
                .contains(
                        "\"one_of\":[\"grpc\",\"grpcs\",\"http\",\"https\",\"tcp\",\"tls\",\"tls_passthrough\",\"udp\"]");
    }

    @Test
    void aMistakeIsToldInLuasWords() {
        assertThat(read("return { name = 'p', fields = { { a = typedefs.nope } } }")
                        .problem())
                .contains("definition nope does not exist");
        assertThat(SchemaLua.read("p", Map.of("schema", "return {")).problem())
                .isEqualTo("schema.lua:1: unexpected symbol near '<eof>'");
        assertThat(read("return 1").problem()).isEqualTo("schema.lua returns no table with fields");
        assertThat(read("require 'kong.plugins.p.gone'").problem()).contains("module 'kong.plugins.p.gone' not found");
        assertThat(SchemaLua.read("p", Map.of()).problem()).isEqualTo("there is no schema.lua");
        assertThat(SchemaLua.read("p", Map.of("schema", "\u001bLJ")).problem())
                .isEqualTo("precompiled code isn't read");
    }

    @Test
    void codeThatNeverEndsIsStopped() {
        assertThat(read("while true do end").problem()).isEqualTo("the code takes too many steps");
        assertThat(read("while true do pcall(function() while true do end end) end")
                        .problem())
                .isEqualTo("the code takes too many steps");
        assertThat(read("local t = {} for i = 1, 1e9 do t[i] = { i } end").problem())
                .isIn("the code takes too much memory", "the code takes too many steps");
        assertThat(read("local s = ('x'):rep(1e9)").problem()).contains("the text gets too long");
        assertThat(read("local a = { type = 'array' } a.elements = a"
                                + " return { name = 'p', fields = { { config = { type = 'record', fields = { { a = a } } } } } }")
                        .problem())
                .contains("nested too deep");
    }

    @Test
    void theWorldOutsideIsNotThere() {
        for (String name :
                new String[] {"io", "debug", "package", "loadstring", "load", "dofile", "getfenv", "java", "jit"}) {
            assertThat(read("return { name = tostring(" + name + "), fields = {} }")
                            .schema())
                    .as(name)
                    .extracting(schema -> Objects.requireNonNull(schema).string("name"))
                    .isEqualTo("nil");
        }
        assertThat(read("return { name = tostring(require('ffi').C), fields = {} }")
                        .schema())
                .extracting(schema -> Objects.requireNonNull(schema).string("name"))
                .isEqualTo("ffi.C");
    }

    private static SchemaReading read(String code) {
        return SchemaLua.read("p", Map.of("schema", OPENING + code));
    }

    private static String json(Node node) {
        if (node instanceof MapNode map) {
            return map.entries().stream()
                    .map(entry -> "\"" + entry.name() + "\":" + json(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof ListNode list) {
            return list.items().stream().map(SchemaLuaTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        return node instanceof Scalar scalar && scalar.isString() ? "\"" + scalar.text() + "\"" : node.toString();
    }
}

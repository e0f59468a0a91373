package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.check.Violation;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.lua.SchemaCode;
import dev.gw.lua.SchemaLua;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions of a plugin's schema judge its settings, in the words that they say to Kong. */
class SchemaCallsTest {
    private static final MapNode SCHEMA = schema("""
            local rules = require "kong.plugins.own.lib.rules"
            local url = require "socket.url"
            local cjson = require "cjson.safe"
            local null = ngx.null
            return { name = "own", fields = { { config = { type = "record", fields = {
              { even = { type = "integer", custom_validator = rules.even } },
              { url = { type = "string", custom_validator = function(v)
                  return url.parse(v).scheme ~= nil or nil, "no scheme in " .. v end } },
              { json = { type = "string", custom_validator = function(v)
                  local t, e = cjson.decode(v) if not t then return nil, e end return true end } },
              { regex = { type = "string", custom_validator = function(v)
                  local _, e = ngx.re.match("", v) if e then return nil, "no regex" end return true end } },
              { silent = { type = "string", custom_validator = function(v) return v ~= "no" end } },
              { own_words = { type = "string", err = "own words", custom_validator = function() return false end } },
              { fails = { type = "string", custom_validator = function(v) return v.x.y end } },
              { table_said = { type = "string", custom_validator = function(v) return nil, { a = v } end } },
              { list = { type = "array", elements = { type = "string", custom_validator = function(v)
                  if #v > 3 then return nil, "too long" end return true end } } },
              { pair = { type = "record", fields = { { x = { type = "integer" } }, { y = { type = "integer" } } },
                  custom_validator = function(p) if p.x ~= null and p.x == p.y then return nil, "both the same" end return true end } },
              { low = { type = "integer", default = 1 } }, { high = { type = "integer", default = 9 } },
              { mode = { type = "string" } },
              { forever = { type = "string", custom_validator = function() while true do end end } },
              { outside = { type = "string", custom_validator = function(v)
                  if v == "file" then return io.open("/etc/passwd") == nil end
                  if v == "env" then return os.getenv("PATH") == nil, "sees the environment" end
                  return ngx.socket.tcp():connect("127.0.0.1", 1) end } },
              { lacks = { type = "string", custom_validator = function(v) return require("resty.ada").parse(v) end } },
            }, shorthand_fields = {
              { bounds = { type = "array", elements = { type = "integer" }, func = function(v) return { low = v[1], high = v[2] } end } },
              { pair_x = { type = "integer", func = function(v) return { pair = { x = v } } end } },
            }, entity_checks = {
              { custom_entity_check = { field_sources = { "low", "high" }, fn = function(e)
                  if e.low > e.high then return nil, "low above high" end return true end } },
              { custom_entity_check = { field_sources = { "mode" }, fn = function(e)
                  if e.mode == "third" then return nil, "second", "third words" end return e.mode ~= "none" end } },
            } } } } }
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            even: 3                | must be even: 3
            url: nowhere           | no scheme in nowhere
            json: '{'              | Expected object key string but found T_END at character 2
            regex: '('             | no regex
            silent: 'no'           | failed validating: no
            own_words: x           | own words
            fails: x               | schema.lua:15: attempt to index field 'x' (a nil value)
            table_said: x          | {"a":"x"}
            list: [abc, abcd]      | too long
            pair: {x: 1, y: 1}     | both the same
            low: 10                | low above high
            bounds: [5, 2]         | low above high
            mode: third            | third words
            mode: none             | failed entity check: custom_entity_check
            forever: x             | the code runs too long and was stopped
            """)
    void whatTheyRefuseIsRefusedInTheirWords(String config, String words) {
        assertThat(check(config).violations()).extracting(Violation::message).containsExactly(words(words));
    }

    /** The place in a message is that of the file as the plugin's folder has it. */
    private static String words(String words) {
        return words.startsWith("schema.lua") ? "plugins/own/" + words : words;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            even: 2
            url: http://there
            json: '{}'
            regex: 'a+'
            silent: 'yes'
            list: [abc]
            pair: {x: 1, y: 2}
            pair: {}
            mode: any
            outside: env
            """)
    void whatTheyTakeIsTaken(String config) {
        assertThat(check(config).violations()).isEmpty();
    }

    @Test
    void aShorthandIsReplacedByWhatItsFunctionMakesOfIt() {
        MapNode config = Objects.requireNonNull(check("{bounds: [2, 3], pair_x: 4, pair: {y: 5}}").entities().stream()
                .filter(entity -> entity.kind() == EntityKind.PLUGINS)
                .findFirst()
                .orElseThrow()
                .fields()
                .map("config"));

        assertThat(config.get("low")).hasToString("2");
        assertThat(config.get("high")).hasToString("3");
        assertThat(Objects.requireNonNull(config.map("pair")).get("x")).hasToString("4");
        assertThat(Objects.requireNonNull(config.map("pair")).get("y")).hasToString("5");
        assertThat(config.has("bounds")).isFalse();
    }

    @Test
    void whatIsMissingHereSpeaksAgainstNoValueAndIsNamed() {
        MapNode schema = schema("""
                return { name = "own", fields = { { config = { type = "record", fields = {
                  { lacks = { type = "string", custom_validator = function(v) return require("resty.ada").parse(v) end } } } } } } }
                """);
        assertThat(SchemaCode.unable(schema)).isEmpty();

        assertThat(check(schema, "lacks: x").violations()).isEmpty();

        assertThat(SchemaCode.unable(schema))
                .singleElement()
                .asString()
                .contains("module 'resty.ada' not found: Kong may have it, gw has not got it");
    }

    @Test
    void theyReachNeitherFilesNorTheNetwork() {
        assertThat(check("outside: file").violations())
                .extracting(Violation::message)
                .containsExactly("plugins/own/schema.lua:25: attempt to call field 'open' (a nil value)");
        assertThat(check("outside: net").violations()).isEmpty();
        assertThat(SchemaCode.unable(SCHEMA))
                .anySatisfy(reason -> assertThat(reason).contains("the network is not there in gw's checks"));
    }

    @Test
    void valuesFromTheEnvironmentAreNotShown() {
        MapNode document = document("url: nowhere");
        MapNode plugin = (MapNode) document.list("plugins").get(0);
        MapNode config = Objects.requireNonNull(plugin.map("config"));
        Scalar secret = (Scalar) Objects.requireNonNull(config.get("url"));
        MapNode hidden = plugin.with("config", config.with("url", secret.sensitive()));

        Outcome outcome =
                DeclarativeCheck.check(document.with("plugins", ListNode.of(List.of(hidden))), settings(SCHEMA));

        assertThat(outcome.violations())
                .extracting(Violation::message)
                .containsExactly("no scheme in (value from the environment)");
    }

    private static MapNode schema(String code) {
        Map<String, String> files = Map.of(
                "schema",
                code,
                "lib.rules",
                "return { even = function(v) if v % 2 ~= 0 then return nil, 'must be even: ' .. v end return true end }");
        return Objects.requireNonNull(SchemaLua.read("own", files).schema());
    }

    private static Outcome check(String config) {
        return check(SCHEMA, config);
    }

    private static Outcome check(MapNode schema, String config) {
        return DeclarativeCheck.check(document(config), settings(schema));
    }

    private static CheckSettings settings(MapNode schema) {
        CheckSettings usual = CheckSettings.defaults();
        return new CheckSettings(usual.flavor(), usual.edition(), /* strict= */ false, Map.of("own", schema));
    }

    private static MapNode document(String config) {
        String yaml = "_format_version: '3.0'\nplugins:\n- name: own\n  config:\n    " + config + "\n";
        return (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
    }
}

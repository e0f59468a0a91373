package dev.gw.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.lua.SchemaReading.Mistake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kong's loader refuses in a plugin's schema, told without Kong. */
class SchemaMistakesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { type = 'strin' }                                      | config.f.type
            { type = 'string', enum = { 'a' } }                     | config.f.enum
            { type = 'map' }                                        | config.f config.f
            { type = 'array', elements = { type = 'map', keys = { type = 'string' } } } | config.f.elements
            { type = 'number', len_min = 'x' }                      | config.f.len_min
            { type = 'boolean', one_of = { true } }                 | config.f
            { type = 'string', between = { 1, 2, 3 } }              | config.f.between config.f
            { type = 'string', description = 'short' }              | config.f.description
            { type = 'string', default = 5 }                        | config.f.default
            { type = 'string', default = '' }                       | config.f.default
            { type = 'string', one_of = { 'a' }, default = 'b' }    | config.f.default
            { type = 'set', elements = { type = 'number' }, default = { 1, 'x' } } | config.f.default[2]
            { type = 'record', fields = { { g = { type = 'integer', default = 1.5 } } } } | config.f.g.default
            { type = 'record', fields = { g = { type = 'integer' } } } | config.f.fields
            { type = 'record', fields = { { type = 'integer' } } }  | config.f.type
            { type = 'string', unique_across_ws = true }            | config.f.unique
            """)
    void aFieldIsRefusedWithTheNamesThatLeadToTheMistake(String field, String paths) {
        assertThat(of("{ name = 'p', fields = { { config = { type = 'record', fields = { { f = " + field
                        + " } } } } } }"))
                .extracting(Mistake::path)
                .containsExactly(paths.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { fields = {} }                                         | name: required field missing
            { name = 'p', fields = {}, no_consumer = true }         | no_consumer: unknown field
            { name = 'p', fields = { { limit = { type = 'number' } } } } | limit: a plugin has no such field; what is one's own goes into config
            { name = 'p', fields = { { config = { type = 'string' } } } } | config: its type is 'record' in every plugin
            { name = 'p', fields = { { consumer = { type = 'foreign' } } } } | consumer.reference: required field missing
            { name = 'p', fields = {}, entity_checks = { { one_of = { 'a' } } } } | entity_checks[1].one_of: unknown field
            { name = 'p', fields = {}, entity_checks = { {} } }     | entity_checks[1]: expected one check
            { name = 'p', fields = {}, transformations = { { input = { 'config.a' }, on_write = print } } } | transformations[1].input: invalid field name: config.a
            """)
    void aSchemaIsRefusedInWords(String schema, String mistake) {
        assertThat(of(schema)).extracting(Mistake::toString).containsExactly(mistake);
    }

    @Test
    void theFormOfOldSchemasIsNamed() {
        assertThat(of("{ name = 'p', fields = { limit = { type = 'number' } } }"))
                .extracting(Mistake::message)
                .singleElement()
                .asString()
                .contains("a map of fields is the form that Kong read until 0.14");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        String fields =
                "{ { a = { type = 'strin' } }, { b = { type = 'string' } }, { c = { type = 'number', default = 'x' } } }";

        assertThat(of("{ name = 'p', fields = { { config = { type = 'record', fields = " + fields + " } } } }"))
                .extracting(Mistake::path)
                .containsExactly("config.a.type", "config.c.default");
    }

    @Test
    void whatComesFromUnknownModulesIsTakenAsItIs() {
        String code =
                "local other = require 'resty.other' return { name = 'p', fields = { { config = { type = 'record',"
                        + " fields = { { a = other.field }, { b = { type = 'map', keys = other.keys, values = { type = 'string' } } },"
                        + " { c = { type = 'string', default = other.value } },"
                        + " { d = { type = other.type, default = 1, len_min = 2 } },"
                        + " { e = { type = 'record', fields = other.fields, default = { x = 1 } } } } } } } }";

        assertThat(SchemaLua.read("p", Map.of("schema", code)).mistakes()).isEmpty();
    }

    @Test
    void aSchemaWithMistakesIsNoSchema() {
        var reading = SchemaLua.read("p", Map.of("schema", "return { name = 'p', fields = 1 }"));

        assertThat(reading.schema()).isNull();
    }

    private static List<Mistake> of(String schema) {
        return SchemaLua.read("p", Map.of("schema", "return " + schema)).mistakes();
    }
}

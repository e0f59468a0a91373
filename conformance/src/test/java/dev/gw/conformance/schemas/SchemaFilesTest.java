package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The files themselves, and what an editor says with them. */
class SchemaFilesTest {
    private static final String FOLDER = "/dev/gw/schemas/";

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsAValidSchemaOf2020(String file) throws IOException {
        assertThat(JsonSchemas.problems(JsonSchemas.metaSchema(), read("json/" + file)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyReferenceLeadsSomewhere(String file) {
        Schema schema = JsonSchemas.named(file);
        schema.initializeValidators();
        assertThat(schema.getSchemaNode().path("title").asString()).isNotEmpty();
    }

    @Test
    void aFragmentMayBeAListOneEntityOrKeyed() {
        assertThat(in("fragments/services.json", "[{\"name\": \"a\", \"url\": \"http://a\"}]"))
                .isEmpty();
        assertThat(in("fragments/services.json", "{\"name\": \"a\", \"host\": \"a.example\"}"))
                .isEmpty();
        assertThat(in("fragments/services.json", "{\"services\": [{\"name\": \"a\", \"url\": \"http://a\"}]}"))
                .isEmpty();
        assertThat(in("fragment.json", "{\"routes\": [{\"name\": \"r\", \"service\": \"a\", \"paths\": [\"/\"]}]}"))
                .isEmpty();
        assertThat(in("fragments/services.json", "[{\"nme\": \"a\", \"url\": \"http://a\"}]"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"${PORT}\"", "\"${PORT:-8080}\"", "\"${{ env \\\"DECK_PORT\\\" }}\"", "8080"})
    void aPlaceholderMayStandForANumber(String port) {
        assertThat(in("entities/service.json", "{\"name\": \"a\", \"host\": \"a\", \"port\": " + port + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"8080\"", "70000", "true", "-1"})
    void whatIsNoPortIsMarked(String port) {
        assertThat(in("entities/service.json", "{\"name\": \"a\", \"host\": \"a\", \"port\": " + port + "}"))
                .isNotEmpty();
    }

    @Test
    void aNamedConfigStandsInForRequiredFields() {
        assertThat(in("entities/plugin.json", "{\"name\": \"rate-limiting\", \"_config\": \"standard\"}"))
                .isEmpty();
        assertThat(in("entities/plugin.json", "{\"name\": \"rate-limiting\"}")).isNotEmpty();
    }

    @Test
    void aDeprecatedFieldNamesTheOneThatReplacesIt() {
        JsonNode old = JsonSchemas.named("plugins/rate-limiting.json")
                .getSchemaNode()
                .path("properties")
                .path("redis_host");
        assertThat(old.path("deprecated").asBoolean()).isTrue();
        assertThat(old.path("description").asString()).contains("`redis.host`");
    }

    private static List<String> in(String file, String json) {
        return JsonSchemas.problems(JsonSchemas.named(file), JsonSchemas.JSON.readTree(json));
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = SchemaFilesTest.class.getResourceAsStream(FOLDER + file)) {
            return JsonSchemas.JSON.readTree(in);
        }
    }

    static List<String> files() throws IOException {
        JsonNode catalog = read("kong/catalog.json");
        List<String> files = new ArrayList<>(List.of("common.json", "kong.json", "fragment.json", "overlay.json"));
        for (JsonNode plugin : catalog.path("plugins")) {
            files.add("plugins/" + plugin.asString() + ".json");
            files.add("overlays/plugins/" + plugin.asString() + ".json");
        }
        for (String kinds : List.of("core_entities", "plugin_entities")) {
            for (JsonNode kind : catalog.path(kinds)) {
                files.add("fragments/" + kind.asString() + ".json");
                files.add("entities/" + kind.asString().replaceAll("s$", "") + ".json");
                files.add("overlays/" + kind.asString().replaceAll("s$", "") + ".json");
            }
        }
        return files;
    }
}

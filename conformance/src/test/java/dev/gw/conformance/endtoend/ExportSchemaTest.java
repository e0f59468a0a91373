package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What gw export writes fits the schemas of Kubernetes 1.29 (with no field that it does not know) and of compose. */
class ExportSchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private static ObjectNode resource(String name) throws IOException {
        try (InputStream stream =
                new GZIPInputStream(ExportSchemaTest.class.getResourceAsStream("/deploy/" + name + ".json.gz"))) {
            return (ObjectNode) JSON.readTree(stream);
        }
    }

    /** The schema of one kind, among the definitions that all share. */
    private static Schema kind(ObjectNode all, String kind) {
        assertThat(all.get("kinds").has(kind)).as(kind).isTrue();
        ObjectNode schema = (ObjectNode) all.get("kinds").get(kind).deepCopy();
        schema.set("definitions", all.get("definitions"));
        return REGISTRY.getSchema(schema);
    }

    private static String export(String example, String... options) {
        List<String> words = new ArrayList<>(List.of("./gw", "export"));
        words.addAll(List.of(options));
        words.addAll(List.of("-q", "-C", "examples/" + example));
        Shell run = Shell.run(Shell.root(), Map.of(), words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    private static List<JsonNode> documents(String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        for (String part : yaml.split("(?m)^---\\n")) {
            Diagnostics out = new Diagnostics();
            MapNode map = (MapNode) DocumentReader.read(SourceFile.of("a.yml", part), Dialect.SOURCE, out)
                    .orElseThrow();
            documents.add(JSON.readTree(JsonWriter.compact(map)));
        }
        return documents;
    }

    private static List<String> problems(Schema schema, JsonNode document) {
        return schema.validate(document).stream().map(Object::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcoder", "kombify", "kombisphere", "marketplace", "omnify"})
    void everyManifestOfTheExampleFitsKubernetes(String example) throws IOException {
        ObjectNode schemas = resource("kubernetes-1.29");
        String[] options = {"kubernetes", "--redis", "--admin-gui", "--host", "api.example.com", "--namespace", "edge"};
        String text = export(example, options);

        List<JsonNode> documents = documents(text);

        assertThat(documents).hasSizeGreaterThan(6);
        for (JsonNode document : documents) {
            String kind = document.get("kind").asString();
            assertThat(problems(kind(schemas, kind), document)).as(kind).isEmpty();
        }
        assertThat(export(example, options)).as("the same bytes").isEqualTo(text);
    }

    @Test
    void podsRunWithoutRightsAndAreAskedHowTheyAre() {
        for (JsonNode document : documents(export("dcoder", "kubernetes", "--redis", "--replicas", "3"))) {
            if (!document.get("kind").asString().equals("Deployment")) {
                continue;
            }
            JsonNode pod = document.at("/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asString())
                    .isEqualTo("RuntimeDefault");
            for (JsonNode container : pod.get("containers")) {
                assertThat(container
                                .at("/securityContext/allowPrivilegeEscalation")
                                .asBoolean(true))
                        .isFalse();
                assertThat(container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .isTrue();
                assertThat(container.at("/securityContext/capabilities/drop/0").asString())
                        .isEqualTo("ALL");
                assertThat(container.has("readinessProbe")).isTrue();
                assertThat(container.has("livenessProbe")).isTrue();
                assertThat(container.at("/resources/limits").size()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcoder", "kombify", "kombisphere", "marketplace", "omnify"})
    void theComposeFileOfEveryExampleFitsTheSpecification(String example) throws IOException {
        Schema schema = REGISTRY.getSchema(resource("compose-spec"));

        assertThat(problems(
                        schema, documents(export(example, "compose", "--redis")).get(0)))
                .isEmpty();
    }

    @Test
    void theComposeFileOfTheExampleIsWhatTheDocumentAsksFor() throws IOException {
        Path file = Shell.root().resolve("examples/kombify/compose.yml");
        JsonNode compose = documents(Files.readString(file)).get(0);

        assertThat(problems(REGISTRY.getSchema(resource("compose-spec")), compose))
                .isEmpty();
        JsonNode kong = compose.at("/services/kong");
        assertThat(kong.get("image").asString()).isEqualTo("kong:3.9");
        JsonNode environment = kong.get("environment");
        assertThat(environment.get("KONG_DATABASE").asString()).isEqualTo("off");
        assertThat(environment.get("KONG_DECLARATIVE_CONFIG").asString()).isEqualTo("/kong/kong.yml");
        assertThat(environment.get("KONG_PROXY_LISTEN").asString()).isEqualTo("0.0.0.0:8000");
        assertThat(environment.get("KONG_ADMIN_LISTEN").asString()).isEqualTo("127.0.0.1:8001");
        assertThat(environment.get("KONG_LOG_LEVEL").asString()).isEqualTo("info");
        assertThat(environment.get("KONG_PLUGINS").asString()).isEqualTo("bundled,custom-auth,plan-limits");
        assertThat(compose.at("/services/redis/image").asString()).startsWith("redis:7");
    }

    @Test
    void theSchemasRefuseWhatIsWrong() throws IOException {
        ObjectNode schemas = resource("kubernetes-1.29");
        JsonNode service = JSON.readTree("{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"spec\":{\"prots\":[]}}");
        JsonNode compose = JSON.readTree("{\"services\":{\"kong\":{\"image\":1}}}");

        assertThat(problems(kind(schemas, "Service"), service)).isNotEmpty();
        assertThat(problems(REGISTRY.getSchema(resource("compose-spec")), compose))
                .isNotEmpty();
    }
}

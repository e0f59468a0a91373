package dev.gw.check.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.value.ValueChecks;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.RouterFlavor;
import dev.gw.schemas.SchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KongSchemasTest {
    private final KongSchemas schemas = KongSchemas.of(RouterFlavor.TRADITIONAL_COMPATIBLE, Map.of());

    @Test
    void everyEntityAndPluginOfTheOverviewHasASchema() {
        assertThat(KongSchemas.names("core_entities"))
                .allSatisfy(name -> assertThat(schemas.entity(name)).isNotNull());
        assertThat(KongSchemas.names("plugin_entities"))
                .allSatisfy(name -> assertThat(schemas.entity(name)).isNotNull());
        assertThat(KongSchemas.names("plugins"))
                .hasSize(45)
                .allSatisfy(name -> assertThat(schemas.plugin(name)).isNotNull());
    }

    @Test
    void everyCheckThatASchemaNamesExists() {
        Set<String> names = new TreeSet<>();
        allData().forEach(data -> collectChecks(data, names));

        assertThat(names)
                .contains("host", "route-path", "router-expression")
                .allSatisfy(name -> assertThat(ValueChecks.named(name)).as(name).isNotNull());
    }

    @Test
    void everyTypeThatASchemaNamesIsKnown() {
        Set<String> types = new TreeSet<>();
        allData().forEach(data -> collectTypes(data, types));

        assertThat(types)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(FieldType.of(type)).isNotEqualTo(FieldType.UNKNOWN));
    }

    @Test
    void everyShorthandOfAPluginSaysWhereItGoes() {
        Set<String> lost = new TreeSet<>();
        KongSchemas.names("plugins").forEach(name -> {
            SchemaDef config = schemas.plugin(name).field("config").fields();
            config.shorthands().stream()
                    .filter(shorthand -> shorthand.targets().isEmpty())
                    .forEach(shorthand -> lost.add(name + "." + shorthand.name()));
        });

        assertThat(lost).containsExactly("session.cookie_renew");
    }

    @Test
    void aNameThatIsNoPlainFileNameHasNoSchema() {
        assertThat(schemas.plugin("../catalog")).isNull();
        assertThat(schemas.plugin("")).isNull();
        assertThat(schemas.entity("Services")).isNull();
    }

    @Test
    void aCustomPluginStandsBesideTheBundledOnes() {
        MapNode mine = DataReader.read(
                "{\"fields\":[{\"config\":{\"type\":\"record\",\"fields\":[{\"size\":{\"type\":\"integer\"}}]}}]}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        KongSchemas own = KongSchemas.of(RouterFlavor.TRADITIONAL_COMPATIBLE, Map.of("mine", mine));

        assertThat(own.plugin("mine").field("config").isRequired()).isTrue();
        assertThat(own.plugin("cors")).isSameAs(schemas.plugin("cors"));
    }

    private static List<MapNode> allData() {
        List<MapNode> data = new ArrayList<>();
        for (String kind : List.of("core_entities", "plugin_entities")) {
            KongSchemas.names(kind).stream()
                    .map(SchemaCatalog::entity)
                    .flatMap(Optional::stream)
                    .map(DataReader::read)
                    .forEach(data::add);
        }
        KongSchemas.names("plugins").stream()
                .map(SchemaCatalog::plugin)
                .flatMap(Optional::stream)
                .map(DataReader::read)
                .forEach(data::add);
        return data;
    }

    private static void collectChecks(Node node, Set<String> names) {
        if (node instanceof MapNode map) {
            for (String key : List.of("custom_validator", "fn")) {
                if (map.string(key) != null) {
                    names.add(map.string(key));
                }
            }
            map.entries().forEach(entry -> collectChecks(entry.value(), names));
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> collectChecks(item, names));
        }
    }

    private static void collectTypes(Node node, Set<String> types) {
        if (node instanceof MapNode map) {
            boolean isField = map.string("type") != null && !map.has("consumer_group");
            if (isField && (map.has("name") || map.has("elements") || map.has("required"))) {
                types.add(map.string("type"));
            }
            map.entries().stream()
                    .filter(entry -> !entry.name().equals("default"))
                    .forEach(entry -> collectTypes(entry.value(), types));
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> collectTypes(item, types));
        }
    }
}

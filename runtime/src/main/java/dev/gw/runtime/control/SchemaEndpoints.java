package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.Members;
import dev.gw.schemas.SchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schemas, and checks of entities against them. */
final class SchemaEndpoints {
    private SchemaEndpoints() {}

    static AdminAnswer entity(Call call) {
        Optional<MapNode> source = SchemaCatalog.entity(call.param(0)).flatMap(SchemaEndpoints::read);
        if (source.isEmpty()) {
            return AdminAnswer.message(404, "No entity named '" + call.param(0) + "'");
        }
        return AdminAnswer.ok(
                SchemaJson.of(source.get().list("fields"), source.get().get("entity_checks")));
    }

    private static Optional<MapNode> read(byte[] data) {
        return BodyArguments.readJson(new String(data, java.nio.charset.StandardCharsets.UTF_8))
                .map(SchemaEndpoints::unquoted)
                .filter(MapNode.class::isInstance)
                .map(MapNode.class::cast);
    }

    /** In gw's data a null stands as a text. */
    private static Node unquoted(Node node) {
        if (node instanceof MapNode map) {
            List<MapNode.Entry> entries = new ArrayList<>();
            map.entries().forEach(entry -> entries.add(new MapNode.Entry(entry.key(), unquoted(entry.value()))));
            return MapNode.of(entries);
        }
        if (node instanceof ListNode list) {
            return ListNode.of(
                    list.items().stream().map(SchemaEndpoints::unquoted).toList());
        }
        return node instanceof Scalar scalar && scalar.text().equals("$null") ? Members.NULL : node;
    }

    static AdminAnswer plugin(Call call) {
        Optional<MapNode> source = pluginSource(call.param(0));
        if (source.isEmpty()) {
            return noPlugin(call.param(0));
        }
        List<Node> fields = new ArrayList<>();
        for (String name : order(call.param(0))) {
            MapNode field = name.equals("protocols") || name.equals("config")
                    ? source.get().map(name)
                    : closed(source.get().map("scope"), name);
            if (field != null) {
                fields.add(field);
            }
        }
        return AdminAnswer.ok(SchemaJson.of(fields, source.get().get("entity_checks")));
    }

    /** Most plugins' schemas name their fields in this order. */
    private static List<String> order(String plugin) {
        return plugin.equals("ai-request-transformer")
                ? List.of("route", "service", "protocols", "consumer", "config")
                : List.of("consumer", "service", "route", "protocols", "config");
    }

    /** The field of a scope that a plugin can't have; null where it can. */
    private static @Nullable MapNode closed(@Nullable MapNode scope, String name) {
        if (scope == null || !(scope.get(name) instanceof Scalar allowed) || allowed.isTrue()) {
            return null;
        }
        return new Members()
                .put("name", name)
                .put("type", "foreign")
                .put("reference", name + "s")
                .put("eq", Members.NULL)
                .map();
    }

    private static Optional<MapNode> pluginSource(String name) {
        return SchemaCatalog.plugin(name)
                .or(() -> SchemaCatalog.community(name))
                .flatMap(SchemaEndpoints::read);
    }

    private static AdminAnswer noPlugin(String name) {
        return AdminAnswer.message(404, "No plugin named '" + name + "'");
    }

    /** The schema of a plugin's configuration alone. */
    static AdminAnswer pluginConfig(Call call) {
        Optional<MapNode> config = pluginSource(call.param(0)).map(source -> source.map("config"));
        if (config.isEmpty()) {
            return noPlugin(call.param(0));
        }
        return AdminAnswer.ok(
                SchemaJson.of(config.get().list("fields"), config.get().get("entity_checks")));
    }

    static AdminAnswer vault(Call call) {
        Optional<MapNode> found = SchemaCatalog.entity("vaults")
                .flatMap(SchemaEndpoints::read)
                .map(source -> source.map("config_schemas"))
                .map(schemas -> schemas.map(call.param(0)));
        if (found.isEmpty()) {
            return AdminAnswer.message(404, "No vault named '" + call.param(0) + "'");
        }
        List<Node> fields = new ArrayList<>(found.get().list("fields"));
        MapNode config = found.get().map("config");
        if (config != null) {
            fields.add(config);
        }
        return AdminAnswer.ok(SchemaJson.of(fields, found.get().get("entity_checks")));
    }

    static AdminAnswer validate(Call call, String plural) {
        SchemaDef schema = Store.SCHEMAS.entity(plural);
        if (schema == null) {
            return AdminAnswer.message(404, "No entity named '" + plural + "'");
        }
        ErrorTable errors = EntityWrites.problems(schema, BodyArguments.untyped(call));
        return errors.isEmpty()
                ? AdminAnswer.message(200, "schema validation successful")
                : AdminAnswer.json(400, Errors.schemaViolation(errors));
    }

    /** The plugins that Kong brings. */
    static List<String> plugins() {
        return KongSchemas.names("plugins");
    }

    /** A plugin's place in the order of plugins; null where that is not known. */
    static @Nullable Long priority(String plugin) {
        return pluginSource(plugin)
                .map(source -> Tables.path(source, "handler.priority"))
                .filter(Scalar.class::isInstance)
                .map(priority -> (long) ((Scalar) priority).number())
                .orElse(null);
    }
}

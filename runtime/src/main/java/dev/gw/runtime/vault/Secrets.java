package dev.gw.runtime.vault;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.References;
import dev.gw.check.schema.SchemaDef;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The secrets behind the references of a configuration. As in Kong, a reference counts only in fields that may be one, and
 * stands for nothing where there is no such secret.
 */
public final class Secrets {
    private final Environment environment;
    private final KongSchemas schemas;
    private final TreeSet<String> missing = new TreeSet<>();

    /**
     * The secrets of a configuration.
     *
     * @param variables the value of a variable; null where it has none
     */
    public Secrets(Bundle bundle, UnaryOperator<@Nullable String> variables) {
        environment = new Environment(bundle, variables);
        schemas = KongSchemas.of(bundle.flavor(), Map.of());
    }

    /** The references of a configuration's plugins that there is no secret for, as they were written. */
    public static List<String> missing(Bundle bundle, UnaryOperator<@Nullable String> variables) {
        Secrets secrets = new Secrets(bundle, variables);
        bundle.all(EntityKind.PLUGINS).forEach(secrets::resolved);
        return List.copyOf(secrets.missing);
    }

    /** The plugin with secrets in the place of references; the very same where it has none. */
    public Entity resolved(Entity plugin) {
        MapNode config = plugin.fields().map("config");
        SchemaDef schema = config == null || !refers(config) ? null : schema(plugin);
        FieldDef field = schema == null ? null : schema.field("config");
        if (config == null || field == null) {
            return plugin;
        }
        MapNode fields = plugin.fields().with("config", value(config, field));
        return new Entity(plugin.kind(), plugin.id(), plugin.authored(), fields);
    }

    private @Nullable SchemaDef schema(Entity plugin) {
        SchemaDef plugins = schemas.entity(EntityKind.PLUGINS.plural());
        return plugins == null ? null : plugins.specialised(plugin.fields());
    }

    private static boolean refers(Node value) {
        if (value instanceof MapNode map) {
            return map.entries().stream().anyMatch(entry -> refers(entry.value()));
        }
        return value instanceof ListNode list
                ? list.items().stream().anyMatch(Secrets::refers)
                : References.isVault(value);
    }

    private Node value(Node value, FieldDef field) {
        SchemaDef record = field.fields();
        if (value instanceof MapNode map && record != null) {
            return members(map, record);
        }
        FieldDef inner = field.type() == FieldType.MAP ? field.values() : field.elements();
        if (value instanceof MapNode map && inner != null) {
            MapNode changed = map;
            for (MapNode.Entry entry : map.entries()) {
                changed = changed.with(entry.name(), value(entry.value(), inner));
            }
            return changed;
        }
        if (value instanceof ListNode list && inner != null) {
            List<Node> items = new ArrayList<>(list.size());
            list.items().forEach(item -> items.add(value(item, inner)));
            return ListNode.of(items);
        }
        return field.is("referenceable") && References.isVault(value) ? secret((Scalar) value) : value;
    }

    private MapNode members(MapNode map, SchemaDef record) {
        MapNode changed = map;
        for (MapNode.Entry entry : map.entries()) {
            FieldDef field = record.field(entry.name());
            if (field != null) {
                changed = changed.with(entry.name(), value(entry.value(), field));
            }
        }
        return changed;
    }

    private Node secret(Scalar reference) {
        VaultReference parsed = VaultReference.of(reference.text());
        String found = parsed == null ? null : environment.secret(parsed);
        if (found == null) {
            missing.add(reference.text());
        }
        return Scalar.string(found == null ? "" : found);
    }
}

package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Shorthand;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;

/** Settings of plugins that Kong shows under an old name beside the new one. */
public final class OldNames {
    private static final String CONFIG = "config";

    private final SchemaLookup lookup;

    private OldNames(CheckSettings settings) {
        this.lookup = new SchemaLookup(settings);
    }

    /** A flat document in which no plugin's setting stands under an old name whose new one says the same. */
    public static MapNode without(MapNode document, CheckSettings settings) {
        String key = EntityKind.PLUGINS.plural();
        if (!(document.get(key) instanceof ListNode plugins)) {
            return document;
        }
        OldNames names = new OldNames(settings);
        List<Node> items = new ArrayList<>(plugins.size());
        for (Node plugin : plugins.items()) {
            items.add(plugin instanceof MapNode map ? names.plugin(map) : plugin);
        }
        return document.with(key, new ListNode(items, plugins.span()));
    }

    private MapNode plugin(MapNode plugin) {
        SchemaDef schema = plugin.string("name") == null ? null : lookup.schema(EntityKind.PLUGINS, plugin);
        FieldDef config = schema == null ? null : schema.field(CONFIG);
        MapNode values = plugin.map(CONFIG);
        return config == null || values == null ? plugin : plugin.with(CONFIG, record(config, values));
    }

    private static MapNode record(FieldDef field, MapNode values) {
        SchemaDef schema = field.fields();
        if (schema == null) {
            return values;
        }
        MapNode kept = values;
        for (MapNode.Entry entry : values.entries()) {
            Shorthand shorthand = schema.shorthand(entry.name());
            FieldDef inner = schema.field(entry.name());
            if (shorthand != null && shorthand.isSaidByOthers(values, entry.value())) {
                kept = kept.without(entry.name());
            } else if (inner != null && entry.value() instanceof MapNode map) {
                kept = kept.with(entry.name(), record(inner, map));
            }
        }
        return kept;
    }
}

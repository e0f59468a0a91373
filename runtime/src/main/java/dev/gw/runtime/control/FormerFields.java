package dev.gw.runtime.control;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Shorthand;
import dev.gw.check.schema.Tables;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.runtime.observe.Members;
import org.jspecify.annotations.Nullable;

/** The fields that others took the place of: the Admin API still shows them, with the value of their successor. */
final class FormerFields {
    private FormerFields() {}

    /** A plugin's configuration with its deprecated fields. */
    static @Nullable MapNode shown(@Nullable SchemaDef plugin, @Nullable MapNode config) {
        FieldDef field = plugin == null ? null : plugin.field("config");
        SchemaDef schema = field == null ? null : field.fields();
        return schema == null || config == null ? config : shown(config, schema);
    }

    private static MapNode shown(MapNode record, SchemaDef schema) {
        MapNode shown = record;
        for (FieldDef field : schema.fields()) {
            SchemaDef inner = field.fields();
            if (inner != null && record.get(field.name()) instanceof MapNode map) {
                MapNode changed = shown(map, inner);
                shown = changed == map ? shown : shown.with(field.name(), changed);
            }
        }
        for (Shorthand shorthand : schema.shorthands()) {
            String source = shorthand.shownFrom();
            if (source != null && !shown.has(shorthand.name())) {
                Node value = Tables.path(record, source);
                shown = shown.with(shorthand.name(), value == null ? Members.NULL : value);
            }
        }
        return shown;
    }
}

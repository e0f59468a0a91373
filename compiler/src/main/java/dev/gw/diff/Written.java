package dev.gw.diff;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was written of a new entity, field by field; what its label says already is left out. */
final class Written {
    private final List<FieldChange> fields = new ArrayList<>();

    static List<FieldChange> of(Entity entity, @Nullable SchemaDef schema) {
        Written written = new Written();
        for (MapNode.Entry entry : entity.authored().entries()) {
            String name = entry.name();
            FieldDef field = schema == null ? null : schema.field(name);
            boolean told = Foreign.keys(entity.kind()).containsKey(name)
                    || Foreign.isNested(entity.kind(), name)
                    || name.equals("id");
            if (!told) {
                written.add(name, field, entry.value(), Secrets.in(entity.kind(), name, field));
            }
        }
        return written.fields;
    }

    private void add(String path, @Nullable FieldDef field, Node value, boolean secret) {
        if (value instanceof MapNode map && !map.isEmpty()) {
            SchemaDef record = field == null ? null : field.fields();
            for (MapNode.Entry entry : map.entries()) {
                String name = entry.name();
                FieldDef values = field == null ? null : field.values();
                FieldDef inner = record == null ? values : record.field(name);
                add(FieldNames.in(path, name), inner, entry.value(), secret || Secrets.in(name, inner));
            }
        } else if (!Tables.isUnset(value)) {
            boolean hidden = secret || Secrets.isSensitive(value);
            fields.add(new FieldChange(path, null, value, FieldChange.Form.VALUE, hidden, value.span()));
        }
    }
}

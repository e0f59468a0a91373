package dev.gw.diff;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One text for all spellings of a value: sets sorted, keys sorted, what is unset left out, numbers by value. */
final class Canonical {
    private Canonical() {}

    /** Whether both mean the same to the gateway; null is what is absent. */
    static boolean same(@Nullable FieldDef field, @Nullable Node a, @Nullable Node b) {
        if (Tables.isUnset(a) || Tables.isUnset(b) || a == null || b == null) {
            return Tables.isUnset(a) && Tables.isUnset(b);
        }
        boolean scalars = a instanceof Scalar && b instanceof Scalar;
        return a.sameAs(b) || (!scalars && text(field, a).equals(text(field, b)));
    }

    static String text(@Nullable FieldDef field, @Nullable Node value) {
        StringBuilder text = new StringBuilder();
        append(text, field, value);
        return text.toString();
    }

    private static void append(StringBuilder out, @Nullable FieldDef field, @Nullable Node value) {
        if (value instanceof Scalar scalar) {
            scalar(out, scalar);
        } else if (value instanceof ListNode list) {
            list(out, field, list.items());
        } else if (value instanceof MapNode map) {
            table(out, field, map);
        } else {
            out.append('~');
        }
    }

    private static void scalar(StringBuilder out, Scalar scalar) {
        if (scalar.isNull()) {
            out.append('~');
        } else if (scalar.isNumber()) {
            out.append(scalar.number());
        } else if (scalar.isString()) {
            out.append('"').append(scalar.text().length()).append(':').append(scalar.text());
        } else {
            out.append(scalar.isTrue());
        }
    }

    private static void list(StringBuilder out, @Nullable FieldDef field, List<Node> items) {
        FieldDef elements = field == null ? null : field.elements();
        List<String> texts = new ArrayList<>(items.size());
        items.forEach(item -> texts.add(text(elements, item)));
        if (field != null && field.type() == FieldType.SET) {
            texts.sort(null);
        }
        // to Lua an empty list and an empty map are the same
        out.append('{');
        texts.forEach(text -> out.append(text).append(','));
        out.append('}');
    }

    private static void table(StringBuilder out, @Nullable FieldDef field, MapNode map) {
        if (!map.isEmpty() && Tables.isSequence(map)) {
            list(out, field, Tables.items(map));
            return;
        }
        SchemaDef record = field == null ? null : field.fields();
        Map<String, String> texts = new TreeMap<>();
        for (MapNode.Entry entry : map.entries()) {
            FieldDef inner = record == null ? valuesOf(field) : record.field(entry.name());
            if (!Tables.isUnset(entry.value())) {
                texts.put(entry.name(), text(inner, entry.value()));
            }
        }
        out.append('{');
        texts.forEach((key, text) -> out.append(key.length())
                .append(':')
                .append(key)
                .append('=')
                .append(text)
                .append(','));
        out.append('}');
    }

    private static @Nullable FieldDef valuesOf(@Nullable FieldDef field) {
        return field == null ? null : field.values();
    }
}

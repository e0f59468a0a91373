package dev.gw.diff;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.diff.FieldChange.Form;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the fields in which an entity differs from what it was. For one pair. */
final class Differences {
    private final Entity before;
    private final Entity after;
    private final List<FieldChange> found = new ArrayList<>();

    Differences(Entity before, Entity after) {
        this.before = before;
        this.after = after;
    }

    List<FieldChange> found() {
        return found;
    }

    void foreign(String field, @Nullable String oldName, @Nullable String newName) {
        Node value = after.authored().get(field);
        Span at = value == null || value.span().isNowhere() ? after.span() : value.span();
        found.add(new FieldChange(field, text(oldName), text(newName), Form.VALUE, /* secret= */ false, at));
    }

    private static @Nullable Node text(@Nullable String name) {
        return name == null ? null : Scalar.string(name);
    }

    /** Compares a field of the entity that is no foreign key. */
    void field(String name, @Nullable FieldDef field) {
        Node old = before.fields().get(name);
        Node value = after.fields().get(name);
        compare(name, field, old, value, Secrets.in(after.kind(), name, field));
    }

    private void compare(
            String path, @Nullable FieldDef field, @Nullable Node old, @Nullable Node value, boolean secret) {
        boolean drawn = Shapes.isDrawn(field) && (Tables.isUnset(old) || Tables.isUnset(value));
        if (drawn || old == value || Canonical.same(field, old, value)) {
            return;
        }
        if (old instanceof MapNode oldMap && value instanceof MapNode map) {
            maps(path, field, oldMap, map, secret);
        } else if (old instanceof ListNode oldList
                && value instanceof ListNode list
                && isRecords(field, oldList, list)) {
            FieldDef elements = field == null ? null : field.elements();
            for (int i = 0; i < list.size(); i++) {
                compare(path + "[" + i + "]", elements, oldList.get(i), list.get(i), secret);
            }
        } else {
            add(path, field, old, value, secret);
        }
    }

    /** Whether the items can be compared one by one: their order counts, and there are as many as before. */
    private static boolean isRecords(@Nullable FieldDef field, ListNode old, ListNode list) {
        boolean ordered = field == null || field.type() != FieldType.SET;
        return ordered && old.size() == list.size() && list.items().stream().allMatch(MapNode.class::isInstance);
    }

    private void maps(String path, @Nullable FieldDef field, MapNode old, MapNode value, boolean secret) {
        SchemaDef record = field == null ? null : field.fields();
        Set<String> names = new LinkedHashSet<>();
        value.entries().forEach(entry -> names.add(entry.name()));
        old.entries().forEach(entry -> names.add(entry.name()));
        for (String name : names) {
            FieldDef inner = record == null ? valuesOf(field) : record.field(name);
            compare(
                    FieldNames.in(path, name),
                    inner,
                    get(old, name),
                    get(value, name),
                    secret || Secrets.in(name, inner));
        }
    }

    private static @Nullable Node get(MapNode map, String name) {
        for (MapNode.Entry entry : map.entries()) {
            if (entry.name().equals(name)) {
                return entry.value();
            }
        }
        return null;
    }

    private static @Nullable FieldDef valuesOf(@Nullable FieldDef field) {
        return field == null ? null : field.values();
    }

    private void add(String path, @Nullable FieldDef field, @Nullable Node old, @Nullable Node value, boolean secret) {
        boolean hidden = secret || Secrets.isSensitive(old) || Secrets.isSensitive(value);
        Span at = value == null || value.span().isNowhere() ? after.span() : value.span();
        Form form = field != null && field.type() == FieldType.SET ? Form.SET : Form.VALUE;
        found.add(new FieldChange(path, given(old), given(value), form, hidden, at));
    }

    /** Null for what is not given. */
    private static @Nullable Node given(@Nullable Node value) {
        return Tables.isUnset(value) ? null : value;
    }
}

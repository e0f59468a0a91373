package dev.gw.runtime.control;

import dev.gw.check.schema.Tables;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Schemas as the Admin API shows them: what is data in them, without the functions. */
final class SchemaJson {
    /** What gw's own data says beside Kong's attributes, in the place of its functions. */
    private static final Set<String> OWN = Set.of(
            "name",
            "custom_validator",
            "func",
            "fn",
            "maps_to",
            "value_map",
            "required_implied",
            "plugin",
            "fails_with",
            "transformations",
            "note",
            "notes",
            "description");

    private static final Set<String> INNER = Set.of("elements", "keys", "values");
    private static final Set<String> FIELDS = Set.of("fields", "shorthand_fields");
    private static final Set<String> FUNCTIONS = Set.of("custom_validator", "fn", "fails_with");

    private SchemaJson() {}

    /** The schema with these fields and checks. */
    static MapNode of(List<Node> fields, @Nullable Node checks) {
        return new Members()
                .put("entity_checks", checks(Tables.items(checks)))
                .put("fields", fields(fields))
                .map();
    }

    private static List<Node> checks(List<Node> checks) {
        return checks.stream().map(SchemaJson::check).toList();
    }

    private static Node check(Node check) {
        if (check instanceof ListNode list) {
            return ListNode.of(checks(list.items()));
        }
        if (!(check instanceof MapNode map)) {
            return check;
        }
        Members shown = new Members();
        for (MapNode.Entry entry : map.entries()) {
            if (!FUNCTIONS.contains(entry.name())) {
                shown.put(entry.name(), check(entry.value()));
            }
        }
        return shown.map();
    }

    private static List<Node> fields(List<Node> fields) {
        List<Node> shown = new ArrayList<>(fields.size());
        for (Node field : fields) {
            if (field instanceof MapNode map && map.string("name") != null) {
                shown.add(new Members()
                        .put(String.valueOf(map.string("name")), field(map))
                        .map());
            }
        }
        return shown;
    }

    private static MapNode field(MapNode field) {
        boolean isImplied = isTrue(field, "required_implied") && !field.has("fields");
        Members shown = new Members();
        for (MapNode.Entry entry : field.entries()) {
            String name = entry.name();
            if (FIELDS.contains(name) && entry.value() instanceof ListNode list) {
                shown.put(name, fields(list.items()));
            } else if (name.equals("entity_checks") && entry.value() instanceof ListNode list) {
                shown.put(name, checks(list.items()));
            } else if (INNER.contains(name) && entry.value() instanceof MapNode inner) {
                shown.put(name, field(isTrue(inner, "required_implied") ? inner.without("required") : inner));
            } else if (!OWN.contains(name) && !(isImplied && name.equals("required"))) {
                shown.put(name, entry.value());
            }
        }
        boolean isId = isTrue(field, "uuid");
        boolean isName = "name".equals(field.string("custom_validator"));
        if (!field.has("len_min") && ((isId && field.has("auto")) || isName)) {
            shown.put("len_min", 1);
        }
        return shown.map();
    }

    private static boolean isTrue(MapNode field, String attribute) {
        return field.get(attribute) instanceof Scalar flag && flag.isTrue();
    }
}

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
            "shorthand_fields",
            "transformations",
            "note",
            "notes",
            "description");

    private static final Set<String> INNER = Set.of("elements", "keys", "values");

    private SchemaJson() {}

    /** The schema with these fields and checks. */
    static MapNode of(List<Node> fields, @Nullable Node checks) {
        List<Node> shown = new ArrayList<>();
        for (Node check : Tables.items(checks)) {
            if (check instanceof MapNode map && !map.has("custom_entity_check")) {
                shown.add(map);
            } else if (check instanceof MapNode map) {
                shown.add(customCheck(map));
            }
        }
        return new Members()
                .put("entity_checks", shown)
                .put("fields", fields(fields))
                .map();
    }

    private static MapNode customCheck(MapNode check) {
        MapNode custom = check.map("custom_entity_check");
        MapNode shown = custom == null ? MapNode.empty() : custom.without("fn");
        return check.with("custom_entity_check", shown);
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
        boolean implied = field.get("required_implied") instanceof Scalar flag && flag.isTrue();
        Members shown = new Members();
        for (MapNode.Entry entry : field.entries()) {
            String name = entry.name();
            if (name.equals("fields") && entry.value() instanceof ListNode list) {
                shown.put(name, fields(list.items()));
            } else if (INNER.contains(name) && entry.value() instanceof MapNode inner) {
                shown.put(name, field(inner));
            } else if (!OWN.contains(name) && !(implied && name.equals("required") && !field.has("fields"))) {
                shown.put(name, entry.value());
            }
        }
        boolean isId = field.get("uuid") instanceof Scalar flag && flag.isTrue();
        boolean isName = "name".equals(field.string("custom_validator"));
        if (!field.has("len_min") && ((isId && field.has("auto")) || isName)) {
            shown.put("len_min", 1);
        }
        return shown.map();
    }
}

package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of stored values that needs several fields at once; only that they are given together is checked here.
 *
 * @param input the fields that are changed
 * @param needs the fields it takes besides
 */
record Transformation(List<String> input, List<String> needs) {
    static List<Transformation> read(MapNode schema) {
        List<Transformation> found = new ArrayList<>();
        for (Node node : Tables.items(schema.get("transformations"))) {
            found.add(new Transformation(names(node, "input"), names(node, "needs")));
        }
        return found;
    }

    private static List<String> names(Node node, String key) {
        return Tables.items(Tables.get(node, key)).stream().map(LuaText::of).toList();
    }

    void check(MapNode entity, ErrorTable errors) {
        if (input.stream().noneMatch(name -> Tables.isNonEmpty(Tables.path(entity, name)))) {
            return;
        }
        List<String> all = new ArrayList<>(input);
        all.addAll(needs);
        if (!isAllOrNone(entity, all)) {
            errors.addEntity("all or none of these fields must be set: " + LuaText.quoted(all));
        } else if (!isAllOrNone(entity, input)) {
            errors.addEntity("all or none of these fields must be set: " + LuaText.quoted(input));
        }
    }

    private static boolean isAllOrNone(MapNode entity, List<String> names) {
        long set = names.stream()
                .filter(name -> Tables.isNonEmpty(Tables.path(entity, name)))
                .count();
        return set == 0 || set == names.size();
    }
}

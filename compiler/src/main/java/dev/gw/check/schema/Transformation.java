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
record Transformation(List<FieldPath> input, List<FieldPath> needs) {
    static List<Transformation> read(MapNode schema) {
        List<Transformation> found = new ArrayList<>();
        for (Node node : Tables.items(schema.get("transformations"))) {
            found.add(new Transformation(paths(node, "input"), paths(node, "needs")));
        }
        return found;
    }

    private static List<FieldPath> paths(Node node, String key) {
        return EntityChecks.paths(Tables.get(node, key));
    }

    void check(MapNode entity, ErrorTable errors) {
        if (input.stream().noneMatch(path -> path.isSetIn(entity))) {
            return;
        }
        List<FieldPath> all = new ArrayList<>(input);
        all.addAll(needs);
        if (!isAllOrNone(entity, all)) {
            errors.addEntity(problem(all));
        } else if (!isAllOrNone(entity, input)) {
            errors.addEntity(problem(input));
        }
    }

    private static String problem(List<FieldPath> paths) {
        List<String> names = paths.stream().map(FieldPath::text).toList();
        return "all or none of these fields must be set: " + LuaText.quoted(names);
    }

    private static boolean isAllOrNone(MapNode entity, List<FieldPath> paths) {
        long set = paths.stream().filter(path -> path.isSetIn(entity)).count();
        return set == 0 || set == paths.size();
    }
}

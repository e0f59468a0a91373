package dev.gw.check;

import dev.gw.check.schema.Tables;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.route.LegacyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Brings the paths of routes in documents of the formats 1.1 and 2.1 to what format 3.0 means by them, as Kong does when
 * it reads one: regexes get their {@code ~}, plain paths their normal form. Routes are looked for at the top and in
 * top-level services only.
 */
final class PathMigration {
    private PathMigration() {}

    static MapNode migrated(MapNode document) {
        Node version = document.get("_format_version");
        String format = document.string("_format_version");
        if (version == null || (!"1.1".equals(format) && !"2.1".equals(format))) {
            return document;
        }
        MapNode changed = document.with("_format_version", Scalar.string("3.0", version.span()));
        changed = each(changed, "routes", PathMigration::route);
        return each(changed, "services", service -> each(service, "routes", PathMigration::route));
    }

    /** The holder with every map in a list changed. */
    private static MapNode each(MapNode holder, String key, UnaryOperator<MapNode> change) {
        Node list = holder.get(key);
        if (!Tables.isTable(list) || list == null || Tables.items(list).isEmpty()) {
            return holder;
        }
        List<Node> changed = new ArrayList<>();
        for (Node item : Tables.items(list)) {
            changed.add(item instanceof MapNode map ? change.apply(map) : item);
        }
        return holder.with(key, new ListNode(changed, list.span()));
    }

    private static MapNode route(MapNode route) {
        Node paths = route.get("paths");
        if (!Tables.isTable(paths) || paths == null || Tables.items(paths).isEmpty()) {
            return route;
        }
        List<Node> changed = new ArrayList<>();
        for (Node path : Tables.items(paths)) {
            boolean isText = path instanceof Scalar scalar && scalar.isString();
            changed.add(isText ? path((Scalar) path) : path);
        }
        return route.with("paths", new ListNode(changed, paths.span()));
    }

    private static Scalar path(Scalar path) {
        String upgraded = LegacyPath.upgraded(path.text());
        if (upgraded.equals(path.text())) {
            return path;
        }
        Scalar migrated = Scalar.string(upgraded, path.style(), path.span());
        return path.isSensitive() ? migrated.sensitive() : migrated;
    }
}

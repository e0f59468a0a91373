package dev.gw.check;

import dev.gw.check.schema.Tables;
import dev.gw.check.value.UriNormal;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Brings the paths of routes in documents of the formats 1.1 and 2.1 to what format 3.0 means by them, as Kong does when
 * it reads one: regexes get their {@code ~}, plain paths their normal form. Routes are looked for at the top and in
 * top-level services only.
 */
final class PathMigration {
    private static final String RESERVED = "!#$%&'()*+,/:;=?@[]";
    private static final String META = ".^-{}\\|";

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
        String text = path.text();
        String normal = isPlain(text) ? UriNormal.of(text) : "~" + decoded(text);
        if (normal == null) {
            return path;
        }
        Scalar migrated = Scalar.string(normal, path.style(), path.span());
        return path.isSensitive() ? migrated.sensitive() : migrated;
    }

    /** Whether the path looks like a plain one: only these characters were never part of a regex. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && ".-_~/%".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The regex with its percent triplets decoded, but for reserved characters; what would be syntax is escaped. */
    private static String decoded(String regex) {
        StringBuilder out = new StringBuilder(regex.length() + 2);
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            int code = c == '%' && i + 2 < regex.length() ? hex(regex, i + 1) : -1;
            if (code < 0) {
                out.append(c);
                continue;
            }
            char meant = (char) code;
            if (RESERVED.indexOf(meant) >= 0) {
                out.append(regex.substring(i, i + 3).toUpperCase(java.util.Locale.ROOT));
            } else {
                out.append(META.indexOf(meant) >= 0 ? "\\" : "").append(meant);
            }
            i += 2;
        }
        return out.toString();
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}

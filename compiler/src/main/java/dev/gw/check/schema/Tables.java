package dev.gw.check.schema;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nodes seen as Lua sees them: maps and lists are both tables, an empty one is either, a map with the keys 1 to n is a
 * list, and a value that is absent (a null reference here) differs from one that is null.
 */
public final class Tables {
    private Tables() {}

    public static boolean isTable(@Nullable Node value) {
        return value instanceof MapNode || value instanceof ListNode;
    }

    /** Whether it is an explicit null. */
    public static boolean isNull(@Nullable Node value) {
        return value instanceof Scalar scalar && scalar.isNull();
    }

    /** Whether it is absent or null. */
    public static boolean isUnset(@Nullable Node value) {
        return value == null || isNull(value);
    }

    /** Whether it is a table that can be a list. */
    public static boolean isSequence(@Nullable Node value) {
        if (value instanceof MapNode map) {
            return map.isEmpty() || items(map).size() == map.size();
        }
        return value instanceof ListNode;
    }

    /** The items 1 to n of a table, as {@code ipairs} walks them; none of anything else. */
    public static List<Node> items(@Nullable Node value) {
        if (value instanceof ListNode list) {
            return list.items();
        }
        return value instanceof MapNode map && !map.isEmpty() ? numbered(map) : List.of();
    }

    private static List<Node> numbered(MapNode map) {
        Node[] found = new Node[map.size()];
        for (MapNode.Entry entry : map.entries()) {
            double key = entry.key().number();
            if (key >= 1 && key <= found.length && key == Math.rint(key)) {
                found[(int) key - 1] = entry.value();
            }
        }
        List<Node> items = new ArrayList<>();
        for (Node node : found) {
            if (node == null) {
                break;
            }
            items.add(node);
        }
        return items;
    }

    /** The table as a map: a list becomes one with the keys 1 to n. */
    public static MapNode asMap(Node table) {
        if (table instanceof MapNode map) {
            return map;
        }
        List<MapNode.Entry> entries = new ArrayList<>();
        for (Node item : items(table)) {
            long position = entries.size() + 1L;
            Scalar key = Scalar.integer(position, Long.toString(position), item.span());
            entries.add(new MapNode.Entry(key, item));
        }
        return new MapNode(entries, table.span());
    }

    /** The value under a string key; null (absent) where there is none or no table. */
    public static @Nullable Node get(@Nullable Node table, String key) {
        return table instanceof MapNode map ? map.get(key) : null;
    }

    /** The value at a dotted path. */
    public static @Nullable Node path(@Nullable Node table, String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? get(table, path) : path(get(table, path.substring(0, dot)), path.substring(dot + 1));
    }

    /** Whether it is neither absent, null, an empty string nor an empty table. */
    static boolean isNonEmpty(@Nullable Node value) {
        if (value instanceof Scalar scalar) {
            return !scalar.isNull() && !(scalar.isString() && scalar.text().isEmpty());
        }
        return (value instanceof ListNode list && !list.isEmpty()) || (value instanceof MapNode map && !map.isEmpty());
    }

    /** Lua's {@code ==}: scalars by value, tables by identity. */
    static boolean same(@Nullable Node a, @Nullable Node b) {
        return a == b || (a instanceof Scalar x && b instanceof Scalar y && x.sameAs(y));
    }

    /** Lua's {@code #}: the bytes of a string, the items of a table. */
    static int length(Node value) {
        if (value instanceof Scalar scalar) {
            return bytes(scalar.text());
        }
        return items(value).size();
    }

    private static int bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }
}

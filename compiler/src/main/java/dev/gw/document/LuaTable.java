package dev.gw.document;

import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map being read as Lua would fill a table: a later value replaces an earlier one; 1 and 1.0 are one key. */
final class LuaTable {
    private final Map<@Nullable Object, MapNode.Entry> entries = new LinkedHashMap<>();

    void put(Scalar key, Node value) {
        entries.put(lua(key), new MapNode.Entry(key, value));
    }

    void putIfAbsent(Scalar key, Node value) {
        entries.putIfAbsent(lua(key), new MapNode.Entry(key, value));
    }

    MapNode build(Span span) {
        List<MapNode.Entry> all = new ArrayList<>(entries.values());
        return new MapNode(all, span);
    }

    private static @Nullable Object lua(Scalar key) {
        return key.isNumber() ? (Object) (key.number() + 0.0) : key.value();
    }
}

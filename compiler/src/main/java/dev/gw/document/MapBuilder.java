package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects a map's entries: reports keys that stand twice (the first is kept) and lays merged maps under the entries
 * that are written out.
 */
final class MapBuilder {
    private static final int INDEX_FROM = 17;

    private final Diagnostics out;
    private final List<MapNode.Entry> entries = new ArrayList<>();
    private @Nullable Map<@Nullable Object, MapNode.Entry> index;
    private MapNode.@Nullable Entry merge;

    MapBuilder(Diagnostics out) {
        this.out = out;
    }

    void put(Scalar key, Node value) {
        MapNode.Entry first = find(key);
        if (first != null) {
            twice(key, first.key());
            return;
        }
        add(new MapNode.Entry(key, value));
    }

    void merge(Scalar key, Node value) {
        if (merge != null) {
            twice(key, merge.key());
            return;
        }
        merge = new MapNode.Entry(key, value);
    }

    MapNode build(Span span) {
        return build(span.file(), span.start(), span.end());
    }

    MapNode build(SourceFile file, int start, int end) {
        if (merge != null) {
            lay(merge.value(), true);
        }
        return new MapNode(entries, file, start, end);
    }

    /** Forgets what was put, to begin another map. */
    MapBuilder cleared() {
        entries.clear();
        index = null;
        merge = null;
        return this;
    }

    private void lay(Node from, boolean outer) {
        if (from instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                if (find(entry.key()) == null) {
                    add(entry);
                }
            }
        } else if (from instanceof ListNode list && outer) {
            for (Node item : list.items()) {
                lay(item, false);
            }
        } else if (merge != null) {
            out.add(Diagnostic.of(Code.GW1018, merge.key().span(), "<< merges maps, but " + what(from) + " stands here")
                    .label(from.span(), "this value")
                    .help("name a map by its anchor: <<: *name"));
        }
    }

    private static String what(Node node) {
        return node instanceof Scalar ? "a single value" : "a list in a list";
    }

    private void twice(Scalar key, Scalar first) {
        out.add(Diagnostic.of(Code.GW1011, key.span(), "the key " + key.text() + " stands twice in this map")
                .label(first.span(), "first here")
                .help("remove one of them; Kong would take the last without a word"));
    }

    private void add(MapNode.Entry entry) {
        entries.add(entry);
        if (index != null) {
            index.put(entry.key().value(), entry);
        } else if (entries.size() == INDEX_FROM) {
            index = new HashMap<>();
            for (MapNode.Entry known : entries) {
                index.put(known.key().value(), known);
            }
        }
    }

    private MapNode.@Nullable Entry find(Scalar key) {
        Object value = key.value();
        if (index != null) {
            return index.get(value);
        }
        for (int i = 0; i < entries.size(); i++) {
            Object known = entries.get(i).key().value();
            if (known == value || (known != null && known.equals(value))) {
                return entries.get(i);
            }
        }
        return null;
    }
}

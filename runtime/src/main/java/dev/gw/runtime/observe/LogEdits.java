package dev.gw.runtime.observe;

import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.exchange.LogEdit;
import dev.gw.source.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies what plugins want to be otherwise in a log entry. */
final class LogEdits {
    private LogEdits() {}

    /** The entry after all changes, in their order. */
    static MapNode apply(MapNode entry, List<LogEdit> edits) {
        MapNode changed = entry;
        for (LogEdit edit : edits) {
            changed = apply(changed, edit, edit.path());
        }
        return changed;
    }

    private static MapNode apply(MapNode map, LogEdit edit, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            boolean there = map.has(path);
            boolean applies = edit.mode().equals("set") || edit.mode().equals("add") != there;
            return applies ? with(map, path, value(edit.json())) : map;
        }
        String name = path.substring(0, dot);
        Node inner = map.get(name);
        if (inner == null && edit.mode().equals("replace") || inner instanceof ListNode) {
            return map;
        }
        if (inner instanceof Scalar) {
            throw new IllegalStateException("Kong makes no entry where a field is set within one that has no fields");
        }
        MapNode below = inner instanceof MapNode found ? found : MapNode.empty();
        return map.with(name, apply(below, edit, path.substring(dot + 1)));
    }

    private static MapNode with(MapNode map, String name, @Nullable Node value) {
        return value == null ? map.without(name) : map.with(name, value);
    }

    private static @Nullable Node value(@Nullable String json) {
        return json == null ? null : DocumentReader.json(SourceFile.of("value.json", json));
    }
}

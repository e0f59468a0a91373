package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of one document, and the bounds on what aliases make of it. Aliases share their anchor's node, so the tree
 * stays small in memory, but whoever walks it sees every value again.
 */
final class Anchors {
    private final Map<String, Anchored> byName = new HashMap<>();
    private int expanded;

    /**
     * An anchored node.
     *
     * @param node null while it is being read
     * @param size how many values it holds, aliases expanded
     * @param height how deep it nests
     */
    record Anchored(@Nullable Node node, int size, int height) {}

    void open(String name) {
        byName.put(name, new Anchored(null, 0, 0));
    }

    void close(String name, Node node, int size, int height) {
        byName.put(name, new Anchored(node, size, height));
    }

    @Nullable
    Anchored find(String name) {
        return byName.get(name);
    }

    Collection<String> names() {
        return byName.keySet();
    }

    /** Counts an alias in; refuses what grows beyond the bounds. */
    void expand(Anchored anchored, int depth, Span place) {
        expanded += anchored.size();
        if (expanded > DocumentReader.MAX_EXPANDED) {
            throw new Refused(Diagnostic.of(
                    Code.GW1003, place, "aliases expand to more than " + DocumentReader.MAX_EXPANDED + " values"));
        }
        requireDepth(depth + anchored.height(), place);
    }

    static void requireDepth(int depth, Span place) {
        if (depth > DocumentReader.MAX_DEPTH) {
            throw new Refused(Diagnostic.of(
                    Code.GW1003, place, "maps and lists nest deeper than " + DocumentReader.MAX_DEPTH + " levels"));
        }
    }
}

package dev.gw.runtime.observe;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a map for an answer or a log entry, member by member. */
public final class Members {
    /** Null as a value. */
    public static final Node NULL = Scalar.nil(Span.nowhere());

    private final List<MapNode.Entry> entries = new ArrayList<>();

    public Members put(String name, Node value) {
        entries.add(new MapNode.Entry(Scalar.string(name), value));
        return this;
    }

    public Members put(String name, String value) {
        return put(name, Scalar.string(value));
    }

    public Members put(String name, long value) {
        return put(name, Scalar.integer(value));
    }

    public Members put(String name, boolean value) {
        return put(name, Scalar.bool(value));
    }

    public Members put(String name, List<? extends Node> items) {
        return put(name, ListNode.of(items));
    }

    /** Leaves the member out where there is no value. */
    public Members putIfThere(String name, @Nullable Node value) {
        return value == null ? this : put(name, value);
    }

    public MapNode map() {
        return MapNode.of(entries);
    }

    /** A number with a fraction. */
    public static Node number(double value) {
        return Scalar.number(value, Double.toString(value), Span.nowhere());
    }

    /** Texts as a list. */
    public static List<Node> texts(List<String> texts) {
        List<Node> nodes = new ArrayList<>(texts.size());
        texts.forEach(text -> nodes.add(Scalar.string(text)));
        return nodes;
    }
}

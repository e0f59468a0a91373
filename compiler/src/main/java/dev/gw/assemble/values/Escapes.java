package dev.gw.assemble.values;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Writes texts so that reading them as sources gives them back, though they look like placeholders. */
public final class Escapes {
    private Escapes() {}

    /** The same content, with a second dollar sign before everything that would be read as a placeholder. */
    public static Node escaped(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.isString() && scalar.text().contains("${") ? escaped(scalar) : scalar;
        }
        if (node instanceof ListNode list) {
            List<Node> items = new ArrayList<>(list.size());
            list.items().forEach(item -> items.add(escaped(item)));
            return new ListNode(items, list.span());
        }
        MapNode map = (MapNode) node;
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        map.entries().forEach(e -> entries.add(new MapNode.Entry(e.key(), escaped(e.value()))));
        return new MapNode(entries, map.span());
    }

    private static Scalar escaped(Scalar scalar) {
        String text = scalar.text();
        StringBuilder escaped = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            Placeholder placeholder = Placeholder.at(text, i);
            int end = placeholder == null ? DeckTemplate.end(text, i) : placeholder.end();
            int next = end < 0 ? i + 1 : end;
            escaped.append(end < 0 ? "" : "$").append(text, i, next);
            i = next;
        }
        Scalar result = Scalar.string(escaped.toString(), scalar.style(), scalar.span());
        return scalar.isSensitive() ? result.sensitive() : result;
    }
}

package dev.gw.policy.template;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.policy.shape.Field;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into a template: {@code "{{name}}"} alone becomes the value, whatever it is; within a text it becomes the
 * value's text. A value keeps the place where it was said, everything else that in the template.
 */
final class Filling {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final Template template;
    private final MapNode use;
    private final Diagnostics out;

    Filling(Template template, MapNode use, Diagnostics out) {
        this.template = template;
        this.use = use;
        this.out = out;
    }

    /** The node with values; null where it was a parameter that nobody gave. */
    @Nullable
    Node fill(Node node) {
        if (node instanceof MapNode map) {
            List<MapNode.Entry> entries = new ArrayList<>(map.size());
            for (MapNode.Entry entry : map.entries()) {
                Node value = fill(entry.value());
                if (value != null) {
                    entries.add(new MapNode.Entry(entry.key(), value));
                }
            }
            return new MapNode(entries, map.span());
        }
        if (node instanceof ListNode list) {
            List<Node> items = new ArrayList<>(list.items().size());
            for (Node item : list.items()) {
                Node value = fill(item);
                if (value != null) {
                    items.add(value);
                }
            }
            return new ListNode(items, list.span());
        }
        Scalar scalar = (Scalar) node;
        return scalar.isString() && scalar.text().contains(OPEN) ? text(scalar) : scalar;
    }

    private @Nullable Node text(Scalar scalar) {
        String text = scalar.text();
        if (text.startsWith(OPEN) && text.indexOf(CLOSE) == text.length() - CLOSE.length()) {
            return value(
                    text.substring(OPEN.length(), text.length() - CLOSE.length())
                            .strip(),
                    scalar);
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            filled.append(text, at, open);
            Node value = value(text.substring(open + OPEN.length(), close).strip(), scalar);
            if (value instanceof Scalar part) {
                filled.append(part.text());
            } else if (value != null) {
                wrong(scalar, "a list or map can't stand within a text");
            }
            at = close + CLOSE.length();
            open = text.indexOf(OPEN, at);
        }
        Span place = scalar.span();
        return Scalar.string(filled.append(text, at, text.length()).toString(), scalar.style(), place);
    }

    private @Nullable Node value(String name, Scalar place) {
        List<String> known = template.parameters().stream().map(Field::name).toList();
        if (!known.contains(name)) {
            Diagnostic found = Diagnostic.of(
                            Code.GW1603, place.span(), "the template " + template.name() + " has no parameter " + name)
                    .label(use.span(), "used here");
            out.add(Nearest.to(name, known)
                    .map(near -> found.help("did you mean " + near + "?"))
                    .orElse(found));
            return null;
        }
        Node said = use.get(name);
        return said == null ? template.defaults().get(name) : said;
    }

    private void wrong(Node place, String message) {
        out.add(Diagnostic.of(Code.GW1603, place.span(), message).label(use.span(), "used here"));
    }
}

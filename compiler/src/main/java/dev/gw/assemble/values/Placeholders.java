package dev.gw.assemble.values;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in the placeholders of one file. Keys are never changed. */
public final class Placeholders {
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int MOST_NESTED = 100_000;

    private final Values values;
    private final Diagnostics out;
    private final Deque<String> active = new ArrayDeque<>();
    private boolean masked;
    private int nested;

    private Placeholders(Values values, Diagnostics out) {
        this.values = values;
        this.out = out;
    }

    /** The content with its placeholders filled in; the same node where it has none. */
    public static Node fill(Node content, Values values, Diagnostics out) {
        boolean some = content.span().isNowhere() || content.span().file().mayMean("${");
        return some ? new Placeholders(values, out).node(content) : content;
    }

    private Node node(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.isString() && scalar.text().indexOf("${") >= 0 ? scalar(scalar) : scalar;
        }
        return node instanceof MapNode map ? map(map) : list((ListNode) node);
    }

    private Node map(MapNode map) {
        List<MapNode.Entry> changed = null;
        for (int i = 0; i < map.size(); i++) {
            MapNode.Entry entry = map.entries().get(i);
            Node value = node(entry.value());
            if (value != entry.value()) {
                changed = changed == null ? new ArrayList<>(map.entries()) : changed;
                changed.set(i, new MapNode.Entry(entry.key(), value));
            }
        }
        return changed == null ? map : new MapNode(changed, map.span());
    }

    private Node list(ListNode list) {
        List<Node> changed = null;
        for (int i = 0; i < list.size(); i++) {
            Node item = node(list.get(i));
            if (item != list.get(i)) {
                changed = changed == null ? new ArrayList<>(list.items()) : changed;
                changed.set(i, item);
            }
        }
        return changed == null ? list : new ListNode(changed, list.span());
    }

    private Node scalar(Scalar scalar) {
        masked = scalar.isSensitive();
        String text = scalar.text();
        boolean json = scalar.span().file().name().endsWith(".json");
        if (scalar.style() == Scalar.Style.PLAIN || json) {
            Node whole = whole(text, scalar);
            // JSON quotes every text, so there only values that have a type of their own bring it along
            if (whole != null && (!json || !isText(text))) {
                return whole;
            }
        }
        String filled = text(text, scalar);
        if (filled.equals(text)) {
            return scalar;
        }
        Scalar result = Scalar.string(filled, scalar.style(), scalar.span());
        return masked ? result.sensitive() : result;
    }

    /** The value of a placeholder that is all of a scalar, with its own type; null where there is more, or no value. */
    private @Nullable Node whole(String text, Scalar at) {
        Placeholder placeholder = Placeholder.at(text, 0);
        if (placeholder != null && placeholder.end() == text.length()) {
            Value value = value(placeholder, at);
            return value == null ? at : inner(placeholder.name(), value, at.span());
        }
        DeckTemplate template = DeckTemplate.at(text, 0);
        if (template != null && template.end() == text.length()) {
            Value value = value(template, at);
            return value == null ? at : value.typed(at.span());
        }
        return null;
    }

    private boolean isText(String text) {
        Placeholder placeholder = Placeholder.at(text, 0);
        Value value = placeholder == null ? null : values.find(placeholder.name());
        return value == null || value.raw();
    }

    /** A value with the placeholders of its own filled in: settings may use other values. */
    private Node inner(String name, Value value, Span place) {
        Node typed = value.typed(place);
        if (value.raw()) {
            return typed;
        }
        active.push(name);
        Node filled = node(typed);
        active.pop();
        return filled;
    }

    private String text(String text, Scalar at) {
        StringBuilder filled = new StringBuilder();
        int i = 0;
        while (i < text.length() && filled.length() < LONGEST) {
            int dollar = text.indexOf('$', i);
            if (dollar < 0) {
                break;
            }
            filled.append(text, i, dollar);
            i = dollar(text, dollar, at, filled);
        }
        return i == 0 ? text : filled.append(text, i, text.length()).toString();
    }

    /** Handles a dollar sign and returns where to go on. */
    private int dollar(String text, int start, Scalar at, StringBuilder filled) {
        if (text.startsWith("$${", start)) {
            int end = end(text, start + 1);
            filled.append(text, end < 0 ? start : start + 1, end < 0 ? start + 2 : end);
            return end < 0 ? start + 2 : end;
        }
        Placeholder placeholder = Placeholder.at(text, start);
        if (placeholder != null) {
            Value value = value(placeholder, at);
            append(placeholder.name(), value, text.substring(start, placeholder.end()), at, filled);
            return placeholder.end();
        }
        int end = DeckTemplate.end(text, start);
        if (end < 0) {
            filled.append('$');
            return start + 1;
        }
        deck(text.substring(start, end), at, filled);
        return end;
    }

    /** Where a placeholder of either kind ends that begins at an offset; -1 where none begins. */
    private static int end(String text, int start) {
        Placeholder placeholder = Placeholder.at(text, start);
        return placeholder != null ? placeholder.end() : DeckTemplate.end(text, start);
    }

    private void deck(String written, Scalar at, StringBuilder filled) {
        DeckTemplate template = DeckTemplate.at(written, 0);
        if (template == null) {
            out.add(Diagnostic.of(Code.GW1207, Places.of(at, written), "gw does not know the template " + written)
                    .help("write ${{ env \"NAME\" }}, with | toInt, toBool, toFloat or indent;"
                            + " or $${{ for the text itself"));
            filled.append(written);
            return;
        }
        append(template.name(), value(template, at), written, at, filled);
    }

    private void append(String name, @Nullable Value value, String written, Scalar at, StringBuilder filled) {
        if (value == null) {
            filled.append(written);
            return;
        }
        boolean before = masked;
        Node node = value.raw() ? value.node() : inner(name, value, at.span());
        masked = before || value.sensitive() || (node instanceof Scalar s && s.isSensitive());
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            filled.append(scalar.text());
        } else {
            String shape = node instanceof Scalar ? "null" : node instanceof MapNode ? "a map" : "a list";
            out.add(Diagnostic.of(
                            Code.GW1207,
                            Places.of(at, written),
                            name + " is " + shape + ", which can't be part of a text")
                    .help("let ${" + name + "} be the whole value, or use a value that is a text"));
            filled.append(written);
        }
    }

    private @Nullable Value value(Placeholder placeholder, Scalar at) {
        String name = placeholder.name();
        String written = "${" + name;
        if (active.contains(name)) {
            out.add(Diagnostic.of(Code.GW1207, Places.of(at, written), name + " refers to itself")
                    .help("break the circle: " + String.join(", ", active)));
            return null;
        }
        if (!active.isEmpty() && ++nested > MOST_NESTED) {
            out.add(Diagnostic.of(Code.GW1207, at.span(), "the values this needs refer to too many others"));
            return null;
        }
        Value value = values.find(name);
        boolean given = value != null && !value.isEmpty();
        if (placeholder.operator() == '-' && !given) {
            return fallback(placeholder, at);
        }
        if (placeholder.operator() == '?' && !given) {
            String message = placeholder.argument().isEmpty() ? "it has to be set" : placeholder.argument();
            missing(name, Places.of(at, written), name + " is not set: " + message);
            return null;
        }
        if (value == null) {
            missing(name, Places.of(at, written), "there is no value for " + name);
        }
        return value;
    }

    private Value fallback(Placeholder placeholder, Scalar at) {
        boolean before = masked;
        masked = false;
        active.push(placeholder.name());
        String text = text(placeholder.argument(), at);
        active.pop();
        Value value = Value.text(text, masked);
        masked |= before;
        return value;
    }

    private @Nullable Value value(DeckTemplate template, Scalar at) {
        Value value = values.find(template.name());
        if (value == null) {
            missing(template.name(), Places.of(at, template.name()), "there is no value for " + template.name());
            return null;
        }
        for (String pipe : template.pipes()) {
            value = value == null ? null : converted(value, pipe, template.name(), at);
        }
        return value;
    }

    private @Nullable Value converted(Value value, String pipe, String name, Scalar at) {
        if (pipe.equals("indent") || !(value.node() instanceof Scalar scalar)) {
            return value;
        }
        Scalar typed = Typed.of(scalar.text(), at.span());
        boolean fits = switch (pipe) {
            case "toInt" -> typed.isWhole();
            case "toBool" -> typed.isBoolean();
            default -> typed.isNumber();
        };
        if (!fits) {
            out.add(Diagnostic.of(Code.GW1207, Places.of(at, name), pipe + " can't convert the value of " + name));
            return null;
        }
        return new Value(typed, false, value.sensitive());
    }

    private void missing(String name, Span place, String message) {
        String set = "set it with --set " + name + "=…, in config/settings, or in the environment; "
                + "for the text itself write $${" + name + "}";
        out.add(Diagnostic.of(Code.GW1206, place, message)
                .help(values.nearest(name)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(set)));
    }
}

package dev.gw.drill.scenario;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leaves values of the environment out of what is sent and compared: <code>${NAME:-otherwise}</code> becomes a value of a
 * template there, for somebody else to fill in. Everywhere else, as in rates and times, the values of now are put in.
 */
public final class KeptEnvironment {
    /** What its names begin with: a letter that nobody types. */
    private static final char MARK = '\uE000';

    private static final String OPEN = "{{" + MARK;
    private static final Set<String> OF_REQUESTS = Set.of("request", "host", "headers", "body", "json", "form");
    private static final Set<String> OF_ANSWERS = Set.of("status", "latency", "upstream");

    private final FromEnvironment now;

    KeptEnvironment(Map<String, String> environment, Diagnostics out) {
        this.now = new FromEnvironment(environment, out);
    }

    /** Whether a name of a template stands for a value of the environment. */
    public static boolean isKept(String name) {
        return !name.isEmpty() && name.charAt(0) == MARK;
    }

    /** Tells the variable that such a name stands for, and its default; null where it has none. */
    public static void tell(String name, BiConsumer<String, @Nullable String> told) {
        int split = name.indexOf(":-");
        told.accept(
                split < 0 ? name.substring(1) : name.substring(1, split), split < 0 ? null : name.substring(split + 2));
    }

    /** Goes through a text that is no template: its letters, and the names that stand for values of the environment. */
    public static void read(String text, Consumer<String> texts, Consumer<String> names) {
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf("}}", open);
            if (open > at) {
                texts.accept(text.substring(at, open));
            }
            names.accept(text.substring(open + 2, close));
            at = close + 2;
        }
        if (at < text.length()) {
            texts.accept(text.substring(at));
        }
    }

    /** A text as somebody wrote it: <code>${NAME}</code>. */
    public static String shown(String text) {
        StringBuilder out = new StringBuilder();
        read(
                text,
                out::append,
                name -> out.append("${").append(name, 1, name.length()).append('}'));
        return out.toString();
    }

    Node in(Node node) {
        return in(node, List.of());
    }

    private Node in(Node node, List<String> path) {
        if (node instanceof MapNode map) {
            List<MapNode.Entry> entries = new ArrayList<>(map.size());
            map.entries()
                    .forEach(entry ->
                            entries.add(new MapNode.Entry(entry.key(), in(entry.value(), with(path, entry.name())))));
            return new MapNode(entries, map.span());
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(item -> in(item, path)).toList(), list.span());
        }
        Scalar scalar = (Scalar) node;
        boolean asks = scalar.isString() && scalar.text().contains("${");
        return asks && isKeptAt(path) ? kept(scalar) : now.in(scalar);
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    /** Whether what stands there is sent or compared. */
    private static boolean isKeptAt(List<String> path) {
        String third = path.size() > 2 ? path.get(2) : "";
        return switch (path.get(0)) {
            case "vars" -> true;
            case "target" -> path.size() > 1 && path.get(1).equals("url");
            case "data" -> third.equals("rows");
            case "identities" -> third.equals("headers") || third.equals("claims");
            case "scenarios" ->
                (third.equals("requests") || third.equals("steps"))
                        && path.size() > 3
                        && isOfRequest(path.subList(3, path.size()));
            default -> false;
        };
    }

    private static boolean isOfRequest(List<String> path) {
        String key = path.get(0);
        return OF_REQUESTS.contains(key)
                || RequestReader.METHODS.contains(key)
                || key.equals("expect") && path.size() > 1 && !OF_ANSWERS.contains(path.get(1));
    }

    private static Scalar kept(Scalar scalar) {
        String text = scalar.text();
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            out.append(text, at, open)
                    .append(OPEN)
                    .append(text, open + 2, close)
                    .append("}}");
            at = close + 1;
        }
        return Scalar.string(out.append(text, at, text.length()).toString(), scalar.style(), scalar.span());
    }
}

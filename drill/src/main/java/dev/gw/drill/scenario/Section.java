package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of a scenario file, read key by key; what is wrong becomes a diagnostic, and the usual value is taken. */
final class Section {
    private final MapNode map;
    private final String what;
    private final Diagnostics out;

    /**
     * A map.
     *
     * @param what messages call it: {@code a request}
     */
    Section(MapNode map, String what, Diagnostics out) {
        this.map = map;
        this.what = what;
        this.out = out;
    }

    MapNode map() {
        return map;
    }

    Diagnostics out() {
        return out;
    }

    /** Every key but these is unknown. */
    void only(Collection<String> keys) {
        for (MapNode.Entry entry : map.entries()) {
            if (!keys.contains(entry.name())) {
                unknown(entry, keys);
            }
        }
    }

    private void unknown(MapNode.Entry entry, Collection<String> keys) {
        String message = what + " has no key " + entry.key().shown();
        Diagnostic diagnostic = Diagnostic.of(Code.GW1802, entry.key().span(), message);
        out.add(meant(diagnostic, entry.name(), keys, "it has "));
    }

    /** With the word that was probably meant, or else with all there are. */
    static Diagnostic meant(Diagnostic diagnostic, String word, Collection<String> all, String otherwise) {
        return Nearest.to(word, all)
                .map(meant -> diagnostic.help("did you mean " + meant + "?"))
                .orElseGet(() -> all.isEmpty() ? diagnostic : diagnostic.help(otherwise + String.join(", ", all)));
    }

    boolean has(String key) {
        return map.has(key);
    }

    /** Whether the map under a key has another. */
    boolean has(String key, String inner) {
        return map.get(key) instanceof MapNode below && below.has(inner);
    }

    @Nullable
    Node get(String key) {
        return map.get(key);
    }

    Span span(String key) {
        Node node = map.get(key);
        return node == null ? map.span() : node.span();
    }

    /** Where the value of a key is written: {@code drills/peak.yml:12}. */
    String place(String key) {
        return place(span(key));
    }

    static String place(Span span) {
        return span.isNowhere() ? "" : span.file().name() + ":" + span.from().line();
    }

    void wrong(Node node, String message, String help) {
        Diagnostic diagnostic = Diagnostic.of(Code.GW1803, node.span(), message);
        out.add(help.isEmpty() ? diagnostic : diagnostic.help(help));
    }

    void missing(String key, String help) {
        out.add(Diagnostic.of(Code.GW1804, map.span(), what + " needs " + key).help(help));
    }

    /** The text under a key, be it written as a text or as a number; null where there is none. */
    @Nullable
    String text(String key) {
        Node node = map.get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.text();
        }
        wrong(node, key + " is a text", "");
        return null;
    }

    String text(String key, String usual) {
        String text = text(key);
        return text == null ? usual : text;
    }

    /** One of some words. */
    String word(String key, String usual, Collection<String> words) {
        String text = text(key, usual);
        if (!words.contains(text)) {
            Diagnostic diagnostic =
                    Diagnostic.of(Code.GW1803, span(key), key + " is " + shown(key) + ", which is none there is");
            out.add(meant(diagnostic, text, words, "there are "));
            return usual;
        }
        return text;
    }

    private String shown(String key) {
        return map.get(key) instanceof Scalar scalar ? scalar.shown() : key;
    }

    Duration duration(String key, Duration usual) {
        Node node = map.get(key);
        if (node == null) {
            return usual;
        }
        Duration duration = node instanceof Scalar scalar ? Quantity.duration(scalar.text()) : null;
        if (duration == null) {
            String mend = node instanceof Scalar scalar && scalar.isNumber()
                    ? "say the unit: " + scalar.text() + "s or " + scalar.text() + "ms"
                    : "write it as 30s, 200ms or 1m30s";
            wrong(node, key + " is a time with its unit, not " + shownOr(node, "this"), mend);
            return usual;
        }
        return duration;
    }

    static String shownOr(Node node, String otherwise) {
        return node instanceof Scalar scalar ? scalar.shown() : otherwise;
    }

    /** A rate in requests a second. */
    double rate(String key) {
        Node node = map.get(key);
        double rate = node instanceof Scalar scalar ? Quantity.rate(scalar.text()) : Double.NaN;
        if (node != null && !(rate >= 0 && rate <= 1_000_000)) {
            String mend = node instanceof Scalar scalar && scalar.isNumber()
                    ? "say the unit: " + scalar.text() + "/s"
                    : "write it as 200/s or 30/m";
            wrong(node, key + " is a rate with its unit, not " + shownOr(node, "this"), mend);
            return 1;
        }
        return Double.isNaN(rate) ? 1 : rate;
    }

    int whole(String key, int usual, int least, int most) {
        Node node = map.get(key);
        if (node == null) {
            return usual;
        }
        boolean fits = node instanceof Scalar scalar
                && scalar.isWhole()
                && scalar.number() >= least
                && scalar.number() <= most;
        if (!fits) {
            wrong(
                    node,
                    key + " is a whole number from " + least + " to " + most + ", not " + shownOr(node, "this"),
                    "");
            return usual;
        }
        return (int) ((Scalar) node).number();
    }

    /** The map under a key; null where there is none. */
    @Nullable
    Section section(String key, String name) {
        Node node = map.get(key);
        if (node instanceof MapNode inner) {
            return new Section(inner, name, out);
        }
        if (node != null) {
            wrong(node, key + " is a map", "");
        }
        return null;
    }

    /** The maps of the list under a key. */
    List<Section> sections(String key, String name) {
        List<Section> sections = new ArrayList<>();
        Node node = map.get(key);
        if (node != null && !(node instanceof ListNode)) {
            wrong(node, key + " is a list", "");
        }
        for (Node item : map.list(key)) {
            if (item instanceof MapNode inner) {
                sections.add(new Section(inner, name, out));
            } else {
                wrong(item, name + " is a map", "");
            }
        }
        return sections;
    }

    /** The texts of the map under a key. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Section inner = section(key, key);
        if (inner != null) {
            for (MapNode.Entry entry : inner.map.entries()) {
                String text = inner.text(entry.name());
                if (text != null) {
                    texts.put(entry.name(), text);
                }
            }
        }
        return texts;
    }

    /** One text, or a list of them. */
    static List<Scalar> scalars(Node node) {
        List<Node> items = node instanceof ListNode list ? list.items() : List.of(node);
        List<Scalar> scalars = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof Scalar scalar) {
                scalars.add(scalar);
            }
        }
        return scalars;
    }
}

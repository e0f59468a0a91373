package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The places of an answer that values are taken from, by the words for them. Immutable. */
final class Sources {
    /** Those of an answer of HTTP. */
    static final Sources ANSWER = new Sources(
            "an answer",
            Map.of("body", Reply::body),
            Map.of("header.", Reply::header, "trailer.", Reply::trailer),
            List.of("body", "header.NAME", "trailer.NAME", "json.$.PATH"));

    /** Those of a message that came over a WebSocket. */
    static final Sources MESSAGE = new Sources(
            "a message",
            Map.of("text", Reply::text, "binary", Reply::binary),
            Map.of(),
            List.of("text", "binary", "json.$.PATH"));

    private final String what;
    private final Map<String, Function<Reply, @Nullable String>> whole;
    private final Map<String, BiFunction<Reply, String, @Nullable String>> named;
    private final List<String> words;

    private Sources(
            String what,
            Map<String, Function<Reply, @Nullable String>> whole,
            Map<String, BiFunction<Reply, String, @Nullable String>> named,
            List<String> words) {
        this.what = what;
        this.whole = whole;
        this.named = named;
        this.words = words;
    }

    /**
     * What takes a value; null, and a message, where there is no such place.
     *
     * @param at where it is written
     * @param text the words for it
     * @param others words that could have stood there instead
     */
    @Nullable
    Function<Reply, @Nullable String> find(Section section, Scalar at, String text, Collection<String> others) {
        Function<Reply, @Nullable String> all = whole.get(text);
        if (all != null) {
            return all;
        }
        int dot = text.indexOf('.') + 1;
        BiFunction<Reply, String, @Nullable String> one = named.get(text.substring(0, dot));
        String name = text.substring(dot);
        if (one != null && !name.isEmpty()) {
            return reply -> one.apply(reply, name);
        }
        if (text.startsWith("json.")) {
            return json(section, at, name);
        }
        List<String> known = new ArrayList<>(others);
        known.addAll(words);
        Diagnostic diagnostic = Diagnostic.of(Code.GW1802, at.span(), what + " has no " + at.shown());
        section.out().add(Section.meant(diagnostic, text, known, "there are "));
        return null;
    }

    private static @Nullable Function<Reply, @Nullable String> json(Section section, Scalar at, String text) {
        JsonPath path = JsonPath.of(text);
        if (path == null) {
            section.wrong(at, text + " is no path into JSON", "json.$.items[0].id");
            return null;
        }
        return reply -> text(path.in(reply.json()));
    }

    private static @Nullable String text(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        return node instanceof Scalar scalar ? scalar.text() : JsonWriter.compact(node);
    }
}

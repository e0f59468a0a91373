package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A YAML file as it is written: anchors, aliases, merge keys, tags and spellings as they stand, for programs that
 * rearrange a text. What a file means is what {@link DocumentReader} says. Immutable.
 */
public sealed interface Syntax {
    /** Where it stands, without its properties. */
    Span span();

    /** Anchor and tag as written, each followed by a space; empty for most. */
    String properties();

    /**
     * A scalar or an alias.
     *
     * @param value its content; for an alias its spelling
     * @param style how it is written
     */
    record Leaf(String value, Scalar.Style style, Span span, String properties) implements Syntax {
        /** As written; of several lines for blocks and folded texts. */
        public String text() {
            return span.text();
        }
    }

    /**
     * A map.
     *
     * @param flow whether it stands in braces
     */
    record Pairs(List<Pair> pairs, boolean flow, Span span, String properties) implements Syntax {}

    /**
     * A list.
     *
     * @param flow whether it stands in brackets
     */
    record Items(List<Syntax> items, boolean flow, Span span, String properties) implements Syntax {}

    /**
     * A key with its value.
     *
     * @param key the key
     * @param value the value
     */
    record Pair(Leaf key, Syntax value) {}

    /** The file's only document; empty where it is no YAML, holds more than one or none, or uses what is rare. */
    static Optional<Syntax> read(SourceFile file) {
        return SyntaxReader.read(file);
    }
}

package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON into nodes. One instance reads one text. */
final class JsonReader {
    private final SourceFile file;
    private final JsonText tokens;
    private final @Nullable Diagnostics duplicates;
    private int depth;

    /** @param duplicates where keys that stand twice are reported; null where the last of them counts */
    private JsonReader(SourceFile file, @Nullable Diagnostics duplicates) {
        this.file = file;
        this.tokens = new JsonText(file);
        this.duplicates = duplicates;
    }

    /** Strictly: keys that stand twice are errors. */
    static Optional<Node> read(SourceFile file, Diagnostics out) {
        try {
            return new JsonReader(file, out).document();
        } catch (Refused e) {
            out.add(e.diagnostic());
            return Optional.empty();
        }
    }

    /** As Kong reads a body: the last of several equal keys counts; null where the text is not JSON. */
    static @Nullable Node lenient(SourceFile file) {
        try {
            return new JsonReader(file, null).document().orElse(null);
        } catch (Refused e) {
            return null;
        }
    }

    private Optional<Node> document() {
        if (tokens.peek() == JsonText.END) {
            return Optional.empty();
        }
        Node root = value();
        if (tokens.peek() != JsonText.END) {
            throw new Refused(JsonErrors.behind(tokens.here()));
        }
        return Optional.of(root);
    }

    private Node value() {
        int at = tokens.peek();
        return switch (at) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> tokens.string();
            default -> tokens.literal();
        };
    }

    private Node list() {
        int start = open();
        List<Node> items = new ArrayList<>();
        while (tokens.peek() != ']') {
            items.add(value());
            separator(start, ']');
        }
        return new ListNode(items, close(start));
    }

    private Node map() {
        int start = open();
        Entries entries = duplicates == null ? new LastWins() : new Strict(new MapBuilder(duplicates));
        while (tokens.peek() != '}') {
            if (tokens.peek() != '"') {
                throw new Refused(JsonErrors.key(tokens.here(), start));
            }
            Scalar key = tokens.string();
            if (tokens.peek() != ':') {
                throw new Refused(JsonErrors.colon(tokens.here(), key));
            }
            tokens.skip();
            entries.put(key, value());
            separator(start, '}');
        }
        return entries.build(close(start));
    }

    private int open() {
        int start = tokens.offset();
        if (++depth > DocumentReader.MAX_DEPTH) {
            Anchors.requireDepth(depth, new Span(file, start, start + 1));
        }
        tokens.skip();
        return start;
    }

    private Span close(int start) {
        depth--;
        tokens.skip();
        return new Span(file, start, tokens.offset());
    }

    /** Between two values: a comma, unless the closing bracket follows. */
    private void separator(int start, char close) {
        int last = tokens.offset();
        int next = tokens.peek();
        if (next == ',') {
            int comma = tokens.offset();
            tokens.skip();
            if (tokens.peek() == close) {
                Span place = new Span(file, comma, comma + 1);
                throw new Refused(Diagnostic.of(Code.GW1020, place, "a comma stands before the closing " + close)
                        .help("remove it")
                        .fix(place, ""));
            }
        } else if (next != close) {
            throw new Refused(JsonErrors.separator(tokens.here(), new Span(file, start, start + 1), last, close));
        }
    }

    private interface Entries {
        void put(Scalar key, Node value);

        Node build(Span span);
    }

    private record Strict(MapBuilder builder) implements Entries {
        @Override
        public void put(Scalar key, Node value) {
            builder.put(key, value);
        }

        @Override
        public Node build(Span span) {
            return builder.build(span);
        }
    }

    private static final class LastWins implements Entries {
        private final LuaTable table = new LuaTable();

        @Override
        public void put(Scalar key, Node value) {
            table.put(key, value);
        }

        @Override
        public Node build(Span span) {
            return table.build(span);
        }
    }
}

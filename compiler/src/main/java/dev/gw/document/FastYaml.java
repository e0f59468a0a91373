package dev.gw.document;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.FastSlice.Rest;
import dev.gw.document.FastSlice.Stop;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of YAML that most configuration is written in, several times as fast as the YAML library: block maps and
 * lists, scalars and brackets on one line, literal blocks, comments. On everything else, and on every error, it steps
 * aside for the library, so it never has to say what is wrong. One instance reads one file.
 */
final class FastYaml {
    private static final int MAX_DEPTH = 100;

    private final FastText text;
    private final Diagnostics out = new Diagnostics();
    private final FastScalars scalars;
    private final FastLiteral literals;
    private final NodeStack items = new NodeStack();
    /** What collects the entries at each depth, of one map after the other. */
    private final @Nullable MapBuilder[] maps = new MapBuilder[MAX_DEPTH + 1];

    /** What others read; null where nobody does. */
    private @Nullable FastSlice next;
    /** What they read behind the list that this one is in. */
    private @Nullable Rest rest;
    /** Behind the last character that belongs to a value. */
    private int consumed;

    private FastYaml(FastText text, @Nullable FastSlice next) {
        this.text = text;
        this.next = next;
        this.scalars = new FastScalars(text, out);
        this.literals = new FastLiteral(text);
    }

    /** The document, or null where the library has to read the file. */
    static @Nullable Node read(SourceFile file) {
        FastText text = FastText.of(file);
        return text == null ? null : read(text, FastSlice.parts(text));
    }

    /** The same, cut in so many parts. */
    static @Nullable Node read(FastText text, int parts) {
        try {
            FastYaml reader = new FastYaml(text, FastSlice.behind(text, parts));
            Node root = reader.document();
            return reader.out.isEmpty() ? root : null;
        } catch (FastText.StepAside e) {
            return null;
        }
    }

    /**
     * The rest of a document.
     *
     * @param text at an item of a list below a key at the top
     * @param next what others read; null where nobody does
     */
    static Rest rest(FastText text, @Nullable FastSlice next) throws FastText.StepAside {
        FastYaml reader = new FastYaml(text, next);
        reader.items(text.indent, 1);
        List<Node> items = reader.items.popAbove(0);
        Stop behindItems = reader.stop();
        MapBuilder entries = new MapBuilder(reader.out);
        reader.addRest(entries);
        while (text.indent == 0 && !text.isDash()) {
            reader.entry(entries, 0, 0);
        }
        if (!reader.out.isEmpty()) {
            throw FastText.aside();
        }
        return new Rest(items, behindItems, entries.build(Span.nowhere()), reader.stop());
    }

    private Node document() throws FastText.StepAside {
        text.firstLine();
        if (text.indent < 0) {
            throw FastText.aside();
        }
        if (text.indent > 0 || text.isDash()) {
            next = null;
        }
        Node root = block(text.indent, 0);
        if (text.indent >= 0) {
            throw FastText.aside();
        }
        return root;
    }

    /** A map or list whose first line the cursor is on; its column is that of the first character. */
    private Node block(int column, int depth) throws FastText.StepAside {
        if (depth > MAX_DEPTH) {
            throw FastText.aside();
        }
        return text.isDash() ? list(column, depth) : map(column, depth);
    }

    private Node map(int column, int depth) throws FastText.StepAside {
        MapBuilder known = maps[depth];
        MapBuilder entries = known == null ? new MapBuilder(out) : known.cleared();
        maps[depth] = entries;
        int from = text.pos;
        do {
            entry(entries, column, depth);
        } while (text.indent == column && !text.isDash());
        if (text.indent >= column) {
            throw FastText.aside();
        }
        return entries.build(text.file(), from, consumed);
    }

    private void entry(MapBuilder entries, int column, int depth) throws FastText.StepAside {
        Scalar key = scalars.key();
        entries.put(key, value(column, depth, true));
        if (depth == 0) {
            addRest(entries);
        }
    }

    /** Adds what others read behind the list that they took over. */
    private void addRest(MapBuilder entries) {
        Rest read = rest;
        if (read != null) {
            rest = null;
            for (MapNode.Entry entry : read.entries().entries()) {
                entries.put(entry.key(), entry.value());
            }
            goTo(read.end());
        }
    }

    private Node list(int column, int depth) throws FastText.StepAside {
        int bottom = items.size();
        int from = text.pos;
        items(column, depth);
        if (text.indent > column) {
            throw FastText.aside();
        }
        return new ListNode(items.popAbove(bottom), text.file(), from, consumed);
    }

    private void items(int column, int depth) throws FastText.StepAside {
        do {
            if (depth == 1 && next != null && takesOver(column)) {
                return;
            }
            text.pos++;
            items.push(value(column, depth, false));
        } while (text.indent == column && text.isDash());
    }

    /** Whether others have read from here on; then what they read is added. */
    private boolean takesOver(int column) throws FastText.StepAside {
        while (next != null && next.dash() < text.pos) {
            next = next.following();
        }
        if (next == null || next.dash() > text.pos || text.column() != column) {
            return false;
        }
        Rest read = next.rest();
        next = null;
        rest = read;
        read.items().forEach(items::push);
        goTo(read.behindItems());
        return true;
    }

    private Stop stop() {
        return new Stop(text.line(), consumed);
    }

    private void goTo(Stop stop) {
        text.take(stop.line());
        consumed = stop.consumed();
    }

    /** What follows a colon or a dash; ends on the next line that holds something. */
    private Node value(int column, int depth, boolean inMap) throws FastText.StepAside {
        int mark = text.pos;
        text.skipSpaces();
        if (text.atLineEnd()) {
            return below(column, depth, inMap, mark);
        }
        if (!inMap && (text.isDash() || scalars.isKeyAhead())) {
            return block(text.column(), depth + 1);
        }
        return inline(column);
    }

    private Node below(int column, int depth, boolean inMap, int mark) throws FastText.StepAside {
        text.endLine();
        text.nextLine();
        if (text.indent > column) {
            return block(text.indent, depth + 1);
        }
        if (inMap && text.indent == column && text.isDash()) {
            return list(column, depth + 1);
        }
        consumed = mark;
        return Scalar.nil(text.span(mark, mark));
    }

    private Node inline(int column) throws FastText.StepAside {
        char first = text.at(text.pos);
        Node value;
        if (first == '|') {
            value = literals.read(column);
        } else {
            value = first == '[' || first == '{' ? scalars.flow(0) : scalars.value(false);
            text.endLine();
        }
        consumed = end(value);
        text.nextLine();
        if (text.indent > column) {
            throw FastText.aside();
        }
        return value;
    }

    private static int end(Node value) {
        if (value instanceof Scalar scalar) {
            return scalar.end();
        }
        return value instanceof ListNode list ? list.end() : ((MapNode) value).end();
    }
}

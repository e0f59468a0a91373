package dev.gw.document;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
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
    /** Behind the last character that belongs to a value. */
    private int consumed;

    private FastYaml(SourceFile file) {
        this.text = new FastText(file);
        this.scalars = new FastScalars(text, out);
        this.literals = new FastLiteral(text);
    }

    /** The document, or null where the library has to read the file. */
    static @Nullable Node read(SourceFile file) {
        FastYaml reader = new FastYaml(file);
        if (!reader.text.isSimple()) {
            return null;
        }
        try {
            Node root = reader.document();
            return reader.out.isEmpty() ? root : null;
        } catch (FastText.StepAside e) {
            return null;
        }
    }

    private Node document() throws FastText.StepAside {
        text.firstLine();
        if (text.indent < 0) {
            throw FastText.aside();
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
        MapBuilder entries = new MapBuilder(out);
        int from = text.pos;
        do {
            Scalar key = scalars.key();
            entries.put(key, value(column, depth, true));
        } while (text.indent == column && !text.isDash());
        if (text.indent >= column) {
            throw FastText.aside();
        }
        return entries.build(text.span(from, consumed));
    }

    private Node list(int column, int depth) throws FastText.StepAside {
        List<Node> items = new ArrayList<>();
        int from = text.pos;
        do {
            text.pos++;
            items.add(value(column, depth, false));
        } while (text.indent == column && text.isDash());
        if (text.indent > column) {
            throw FastText.aside();
        }
        return new ListNode(items, text.span(from, consumed));
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
        consumed = value instanceof Scalar scalar ? scalar.end() : value.span().end();
        text.nextLine();
        if (text.indent > column) {
            throw FastText.aside();
        }
        return value;
    }
}

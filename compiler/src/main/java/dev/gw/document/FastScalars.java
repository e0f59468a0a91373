package dev.gw.document;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scalars, and brackets, that stand on one line; and literal blocks. */
final class FastScalars {
    private static final int LONGEST_KEY = 1_000;
    private static final int MAX_DEPTH = 20;

    private static final int WORDS = 64;

    private final FastText text;
    private final Diagnostics out;
    private final @Nullable Scalar[] words = new Scalar[WORDS];
    private final String[] wordTexts = new String[WORDS];

    FastScalars(FastText text, Diagnostics out) {
        this.text = text;
        this.out = out;
    }

    /** A key; the cursor ends behind its colon. */
    Scalar key() throws FastText.StepAside {
        int start = text.pos;
        char first = text.at(start);
        Scalar key;
        if (first == '"' || first == '\'') {
            key = quoted(first);
        } else {
            requirePlainStart(false);
            int end = colon();
            if (end < 0 || text.at(end - 1) == ' ') {
                throw FastText.aside();
            }
            text.pos = end;
            String name = text.key(start, end);
            if (name.equals("<<")) {
                throw FastText.aside();
            }
            key = plain(name, start, end, true);
        }
        if (text.at(text.pos) != ':' || !text.isBlank(text.pos + 1) || text.pos - start > LONGEST_KEY) {
            throw FastText.aside();
        }
        text.pos++;
        return key;
    }

    /** Whether a list item starts with a key. */
    boolean isKeyAhead() throws FastText.StepAside {
        int start = text.pos;
        char first = text.at(start);
        if (first == '"' || first == '\'') {
            quoted(first);
            boolean key = text.at(text.pos) == ':';
            text.pos = start;
            return key;
        }
        return first != '[' && first != '{' && first != '|' && colon() >= 0;
    }

    /** The offset of the colon that ends a plain key; -1 where the line has none. */
    private int colon() {
        for (int i = text.pos; ; i++) {
            char c = text.at(i);
            if (c == '\n' || (c == '#' && text.at(i - 1) == ' ')) {
                return -1;
            }
            if (c == ':' && text.isBlank(i + 1)) {
                return i;
            }
        }
    }

    /** A plain or quoted scalar; the cursor ends behind it. */
    Scalar value(boolean inFlow) throws FastText.StepAside {
        char first = text.at(text.pos);
        if (first == '"' || first == '\'') {
            return quoted(first);
        }
        requirePlainStart(inFlow);
        int start = text.pos;
        int end = inFlow ? flowEnd() : blockEnd();
        text.pos = end;
        return plain(text.slice(start, end), start, end, false);
    }

    private Scalar plain(String content, int start, int end, boolean key) {
        if (SourceScalars.isText(content)) {
            return text.string(content, Scalar.Style.PLAIN, start, end);
        }
        return key ? SourceScalars.plain(content, text.span(start, end), true, out) : word(content, start, end);
    }

    /** A number, a truth value or the like: few different ones, many times. */
    private Scalar word(String content, int start, int end) {
        int slot = content.hashCode() & words.length - 1;
        Scalar known = words[slot];
        if (known != null && wordTexts[slot].equals(content)) {
            return known.at(text.file(), start, end);
        }
        Scalar fresh = SourceScalars.plain(content, text.span(start, end), false, out);
        words[slot] = fresh;
        wordTexts[slot] = content;
        return fresh;
    }

    private void requirePlainStart(boolean inFlow) throws FastText.StepAside {
        char c = text.at(text.pos);
        boolean plain = switch (c) {
            case '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '\n' ->
                false;
            case '-' -> !inFlow && !text.isBlank(text.pos + 1);
            default -> true;
        };
        if (!plain) {
            throw FastText.aside();
        }
    }

    private int blockEnd() throws FastText.StepAside {
        int end = text.pos;
        for (int i = end; ; i++) {
            char c = text.at(i);
            if (c == '\n' || (c == '#' && text.at(i - 1) == ' ')) {
                return end;
            }
            if (c == ':' && text.isBlank(i + 1)) {
                throw FastText.aside();
            }
            end = c == ' ' ? end : i + 1;
        }
    }

    private int flowEnd() throws FastText.StepAside {
        int end = text.pos;
        for (int i = end; ; i++) {
            char c = text.at(i);
            if (c == ',' || c == ']' || c == '}') {
                return end;
            }
            if (c == ':' && text.at(i + 1) == ' ') {
                return end;
            }
            boolean odd = c == '\n'
                    || c == '['
                    || c == '{'
                    || c == '#'
                    || (c == ':' && ",[]{}\n".indexOf(text.at(i + 1)) >= 0);
            if (odd) {
                throw FastText.aside();
            }
            end = c == ' ' ? end : i + 1;
        }
    }

    private Scalar quoted(char quote) throws FastText.StepAside {
        int start = text.pos;
        for (int i = start + 1; ; i++) {
            char c = text.at(i);
            if (c == '\n' || (c == '\\' && quote == '"')) {
                return escaped(start, i);
            }
            if (c == quote) {
                if (quote == '\'' && text.at(i + 1) == quote) {
                    return escaped(start, i);
                }
                text.pos = i + 1;
                return text.string(text.slice(start + 1, i), style(quote), start, i + 1);
            }
        }
    }

    private Scalar escaped(int start, int first) throws FastText.StepAside {
        char quote = text.at(start);
        StringBuilder content = new StringBuilder(text.slice(start + 1, first));
        int i = first;
        while (text.at(i) != '\n') {
            char c = text.at(i);
            boolean pair = c == (quote == '"' ? '\\' : quote) && (quote == '"' || text.at(i + 1) == quote);
            if (pair) {
                content.append(quote == '"' ? unescape(text.at(i + 1)) : quote);
                i += 2;
            } else if (c == quote) {
                text.pos = i + 1;
                return Scalar.string(content.toString(), style(quote), text.span(start, i + 1));
            } else {
                content.append(text.real(i));
                i++;
            }
        }
        throw FastText.aside();
    }

    private static char unescape(char c) throws FastText.StepAside {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw FastText.aside();
        };
    }

    private static Scalar.Style style(char quote) {
        return quote == '"' ? Scalar.Style.DOUBLE_QUOTED : Scalar.Style.SINGLE_QUOTED;
    }

    /** Brackets on one line; the cursor ends behind the closing one. */
    Node flow(int depth) throws FastText.StepAside {
        int start = text.pos;
        boolean list = text.at(start) == '[';
        char close = list ? ']' : '}';
        List<Node> items = new ArrayList<>();
        MapBuilder entries = new MapBuilder(out);
        text.pos++;
        text.skipSpaces();
        while (text.at(text.pos) != close) {
            if (depth > MAX_DEPTH) {
                throw FastText.aside();
            }
            if (list) {
                items.add(flowValue(depth));
            } else {
                flowEntry(entries, depth);
            }
            separator(close);
        }
        text.pos++;
        Span span = text.span(start, text.pos);
        return list ? new ListNode(items, span) : entries.build(span);
    }

    private void flowEntry(MapBuilder entries, int depth) throws FastText.StepAside {
        Scalar key = flowKey();
        if (text.at(text.pos) != ':' || text.at(text.pos + 1) != ' ') {
            throw FastText.aside();
        }
        text.pos++;
        text.skipSpaces();
        entries.put(key, flowValue(depth));
    }

    private Scalar flowKey() throws FastText.StepAside {
        int start = text.pos;
        char first = text.at(start);
        if (first == '"' || first == '\'') {
            return quoted(first);
        }
        requirePlainStart(true);
        int end = flowEnd();
        String name = text.key(start, end);
        if (name.equals("<<") || end - start > LONGEST_KEY) {
            throw FastText.aside();
        }
        text.pos = end;
        return plain(name, start, end, true);
    }

    private Node flowValue(int depth) throws FastText.StepAside {
        char first = text.at(text.pos);
        return first == '[' || first == '{' ? flow(depth + 1) : value(true);
    }

    private void separator(char close) throws FastText.StepAside {
        text.skipSpaces();
        char next = text.at(text.pos);
        if (next == ',' && text.at(text.pos + 1) == ' ') {
            text.pos++;
            text.skipSpaces();
            if (text.at(text.pos) == close) {
                throw FastText.aside();
            }
        } else if (next != close) {
            throw FastText.aside();
        }
    }
}

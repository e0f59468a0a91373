package dev.gw.document;

/** Literal blocks. */
final class FastLiteral {
    private final FastText text;

    FastLiteral(FastText text) {
        this.text = text;
    }

    /** A literal block, {@code |} or {@code |-}; the cursor ends at the start of the line behind it. */
    Scalar read(int column) throws FastText.StepAside {
        int start = text.pos++;
        boolean strip = text.at(text.pos) == '-';
        text.pos += strip ? 1 : 0;
        text.endLine();
        int indent = -1;
        int end = start;
        StringBuilder content = new StringBuilder();
        int breaks = 0;
        while (text.pos < text.length()) {
            int line = text.pos;
            text.skipSpaces();
            int width = text.pos - line;
            boolean blank = text.at(text.pos) == '\n';
            if (blank && width > Math.max(indent, 0)) {
                throw FastText.aside();
            }
            if (!blank) {
                indent = indent < 0 ? width : indent;
                if (width < indent || indent <= column) {
                    return literal(start, end, line, content, strip);
                }
                end = lineEnd();
                content.append("\n".repeat(breaks)).append(text.slice(line + indent, end));
                breaks = 0;
            }
            breaks++;
            text.pos = lineEnd() + 1;
        }
        return literal(start, end, text.pos, content, strip);
    }

    private Scalar literal(int start, int end, int next, StringBuilder content, boolean strip)
            throws FastText.StepAside {
        if (end == start || end >= text.length()) {
            throw FastText.aside();
        }
        text.pos = next;
        String value = strip ? content.toString() : content.append('\n').toString();
        return Scalar.string(value, Scalar.Style.LITERAL, text.span(start, trimmed(end)));
    }

    private int trimmed(int end) {
        int last = end;
        while (text.at(last - 1) == ' ') {
            last--;
        }
        return last;
    }

    private int lineEnd() {
        int end = text.pos;
        while (text.at(end) != '\n') {
            end++;
        }
        return end;
    }
}

package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;

/** The tokens of a JSON text. */
final class JsonText {
    /** What {@link #peek} gives behind the last character. */
    static final int END = -1;

    private final SourceFile file;
    private final String text;
    private int pos;

    JsonText(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    int offset() {
        return pos;
    }

    /** The next character that is no white space, left in place; {@link #END} at the end. */
    int peek() {
        while (pos < text.length()) {
            char c = text.charAt(pos);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            pos++;
        }
        return END;
    }

    void skip() {
        pos++;
    }

    /** The place of the next character; empty at the end. */
    Span here() {
        peek();
        int width = pos < text.length() ? Character.charCount(text.codePointAt(pos)) : 0;
        return new Span(file, pos, pos + width);
    }

    Scalar string() {
        int start = pos;
        int i = start + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                pos = i + 1;
                return Scalar.string(
                        text.substring(start + 1, i), Scalar.Style.DOUBLE_QUOTED, new Span(file, start, pos));
            }
            if (c == '\\' || c < ' ') {
                return escaped(start, i);
            }
            i++;
        }
        throw unclosed(start);
    }

    private Scalar escaped(int start, int first) {
        StringBuilder content = new StringBuilder(text.length() > first + 64 ? 64 : 16).append(text, start + 1, first);
        int i = first;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                pos = i + 1;
                return Scalar.string(content.toString(), Scalar.Style.DOUBLE_QUOTED, new Span(file, start, pos));
            }
            if (c < ' ') {
                throw c == '\n' || c == '\r'
                        ? unclosed(start)
                        : bad(i, i + 1, "a control character stands in this string");
            }
            if (c == '\\') {
                i = escape(i, start, content);
            } else {
                content.append(c);
                i++;
            }
        }
        throw unclosed(start);
    }

    private int escape(int at, int start, StringBuilder content) {
        if (at + 1 >= text.length()) {
            throw unclosed(start);
        }
        char c = text.charAt(at + 1);
        if (c == 'u') {
            content.append(unicode(at));
            return at + 6;
        }
        content.append(
                switch (c) {
                    case '"', '\\', '/' -> c;
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default ->
                        throw new Refused(Diagnostic.of(
                                        Code.GW1020,
                                        new Span(file, at, at + 2),
                                        text.substring(at, at + 2) + " is not an escape of JSON")
                                .help("double the backslash: \\" + text.substring(at, at + 2))
                                .fix(new Span(file, at, at + 1), "\\\\"));
                });
        return at + 2;
    }

    private char unicode(int at) {
        int end = Math.min(at + 6, text.length());
        String digits = text.substring(at + 2, end);
        if (digits.length() < 4 || !Digits.all(digits, 0, 16)) {
            throw bad(at, end, "\\u takes four hexadecimal digits");
        }
        return (char) Integer.parseInt(digits, 16);
    }

    /** A number, true, false or null; anything else is an error. */
    Scalar literal() {
        int start = pos;
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        String word = text.substring(start, end);
        Span span = new Span(file, start, end);
        pos = end;
        return switch (word) {
            case "true", "false" -> Scalar.bool(word.equals("true"), word, span);
            case "null" -> Scalar.nil(span);
            default -> number(word, span);
        };
    }

    private Scalar number(String word, Span span) {
        int start = word.startsWith("-") ? 1 : 0;
        boolean leadingZero =
                word.length() > start + 1 && word.charAt(start) == '0' && Digits.is(word.charAt(start + 1), 10);
        boolean digit = word.length() > start && Digits.is(word.charAt(start), 10);
        if (!digit || leadingZero) {
            pos = span.start();
            throw new Refused(JsonErrors.value(here(), word, leadingZero));
        }
        if (Digits.all(word, start, 10)) {
            return Scalars.of(Digits.whole(word, 10), word, span);
        }
        int point = word.indexOf('.');
        boolean open = point >= 0 && (point + 1 == word.length() || !Digits.is(word.charAt(point + 1), 10));
        if (open || !Digits.isDecimalFloat(word, start)) {
            throw bad(span.start(), span.end(), word + " is not a number");
        }
        return Scalar.number(Double.parseDouble(word), word, span);
    }

    private static boolean isWord(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '+'
                || c == '.'
                || c == '_';
    }

    private Refused unclosed(int start) {
        return bad(start, start + 1, "this string is not closed on its line");
    }

    private Refused bad(int start, int end, String message) {
        return new Refused(Diagnostic.of(Code.GW1020, new Span(file, start, end), message));
    }
}

package dev.gw.emit;

import dev.gw.document.Scalar;
import dev.gw.source.Surrogates;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a scalar is spelled so that every reader of YAML takes it for what it is; quoted when in doubt. */
public final class YamlScalars {
    private static final int SHORT = 24;

    /** Texts that are plain, in slots by their hashes. What a race loses is looked at again. */
    private static final @Nullable String[] RECENT = new String[256];

    private YamlScalars() {}

    /** A key: always on one line. */
    static void key(Scalar key, StringBuilder out) {
        if (key.value() instanceof String text) {
            out.append(oneLine(text));
        } else {
            other(key, out);
        }
    }

    /** A value; a text of several lines stands as a block, its lines indented by {@code indent}. */
    static void value(Scalar scalar, int indent, StringBuilder out) {
        if (!(scalar.value() instanceof String text)) {
            other(scalar, out);
        } else if (isBlock(text)) {
            block(text, indent, out);
        } else {
            out.append(oneLine(text));
        }
    }

    private static void other(Scalar scalar, StringBuilder out) {
        Object value = scalar.value();
        if (value instanceof Double number) {
            out.append(Numbers.yaml(number));
        } else {
            out.append(value);
        }
    }

    /** The text plain where that is safe, else in the quotes that need fewer escapes. */
    public static String oneLine(String text) {
        if (isPlain(text)) {
            return text;
        }
        boolean single = (text.indexOf('\\') >= 0 || text.indexOf('"') >= 0) && text.indexOf('\'') < 0;
        return single && isPrintable(text) ? "'" + text + "'" : doubleQuoted(text);
    }

    /** Whether the text may stand unquoted as a value or key in block style. */
    @SuppressWarnings("ReferenceEquality") // readers share keys and short texts, which come again and again
    static boolean isPlain(String text) {
        int slot = text.length() > SHORT ? -1 : text.hashCode() & RECENT.length - 1;
        if (slot >= 0 && RECENT[slot] == text) {
            return true;
        }
        boolean plain = looksPlain(text);
        if (plain && slot >= 0) {
            RECENT[slot] = text;
        }
        return plain;
    }

    private static boolean looksPlain(String text) {
        if (text.isEmpty() || !isPlainStart(text) || isWord(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            if (c == ':' ? last || text.charAt(i + 1) == ' ' : c == ' ' && (last || text.charAt(i + 1) == '#')) {
                return false;
            }
        }
        return isPrintable(text);
    }

    /** Letters of any script, slashes and the like; numbers and YAML's own characters open a quoted text. */
    private static boolean isPlainStart(String text) {
        char c = text.charAt(0);
        boolean underscored = c == '_' && text.length() > 1 && Character.isLetter(text.charAt(1));
        return c == '/' || c == '$' || c == '(' || c == '^' || underscored || Character.isLetter(c);
    }

    /** Words that some reader takes for a truth value or for nothing. */
    private static boolean isWord(String text) {
        if (text.length() > 5) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf" -> true;
            default -> false;
        };
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c > '~' && needsEscape(text, i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character beyond ASCII is invisible, a space of its own kind, or half a pair. */
    private static boolean needsEscape(String text, int at) {
        char c = text.charAt(at);
        if (Character.isSurrogate(c)) {
            return Surrogates.isLone(text, at);
        }
        int type = Character.getType(c);
        return c == 0x7F
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SPACE_SEPARATOR
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE;
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || (c > '~' && needsEscape(text, i))) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether the lines read back exactly from a literal block. */
    private static boolean isBlock(String text) {
        int end = text.length();
        if (text.indexOf('\n') < 0 || text.indexOf('\n') == end - 1 || text.endsWith("\n\n")) {
            return false;
        }
        boolean fits = true;
        int start = 0;
        boolean first = true;
        while (fits && start < end) {
            int stop = text.indexOf('\n', start);
            stop = stop < 0 ? end : stop;
            fits = stop == start || isBlockLine(text.substring(start, stop), first);
            first &= stop == start;
            start = stop + 1;
        }
        return fits && !first;
    }

    private static boolean isBlockLine(String line, boolean first) {
        char c = line.charAt(0);
        return c != '\t' && !(first && c == ' ') && !line.isBlank() && isPrintable(line.replace('\t', ' '));
    }

    private static void block(String text, int indent, StringBuilder out) {
        boolean ended = text.endsWith("\n");
        out.append(ended ? "|" : "|-");
        int start = 0;
        int end = ended ? text.length() - 1 : text.length();
        while (start <= end) {
            int stop = text.indexOf('\n', start);
            stop = stop < 0 || stop > end ? end : stop;
            out.append('\n');
            if (stop > start) {
                out.append(" ".repeat(indent)).append(text, start, stop);
            }
            start = stop + 1;
        }
    }
}

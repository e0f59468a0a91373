package dev.gw.runtime.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Spells an expression of the Rust regex crate so that the JDK means the same by it. For one expression. */
final class RustTranslation {
    private static final Pattern MULTILINE = Pattern.compile("\\(\\?[a-zA-Z]*m");

    private final String from;
    private final boolean byLine;
    private final StringBuilder out;
    private final List<String> names = new ArrayList<>();
    private int at;
    private int depth;

    private RustTranslation(String from) {
        this.from = from;
        this.byLine = MULTILINE.matcher(from).find();
        this.out = new StringBuilder(from.length() + 16);
    }

    static RustTranslation of(String expression) {
        RustTranslation translation = new RustTranslation(expression);
        while (translation.at < expression.length()) {
            translation.step();
        }
        return translation;
    }

    String java() {
        return out.toString();
    }

    /** The names of groups, in order; the first is called g1 in the translation. */
    List<String> names() {
        return names;
    }

    private void step() {
        char c = from.charAt(at);
        if (c == '\\') {
            escape();
        } else if (depth > 0) {
            inClass(c);
        } else if (c == '[') {
            open();
        } else if (c == '(') {
            group();
        } else {
            // Rust's $ is the very end; Java's also stands before a final line break
            out.append(c == '$' && !byLine ? "\\z" : String.valueOf(c));
            at++;
        }
    }

    private void group() {
        int name = from.startsWith("(?P<", at) ? at + 4 : from.startsWith("(?<", at) ? at + 3 : -1;
        int close = name < 0 ? -1 : from.indexOf('>', name);
        if (close < 0) {
            out.append('(');
            at++;
            return;
        }
        names.add(from.substring(name, close));
        out.append("(?<g").append(names.size()).append('>');
        at = close + 1;
    }

    private void open() {
        depth++;
        out.append('[');
        at++;
        if (at < from.length() && from.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        if (at < from.length() && from.charAt(at) == ']') {
            out.append("\\]");
            at++;
        }
    }

    private void inClass(char c) {
        int close = from.startsWith("[:", at) ? from.indexOf(":]", at) : -1;
        if (close > 0) {
            out.append(posix(from.substring(at + 2, close)));
            at = close + 2;
        } else if (c == '[') {
            open();
        } else if (from.startsWith("--", at) && from.startsWith("[", at + 2)) {
            out.append("&&[^");
            depth++;
            at += 3;
        } else {
            depth -= c == ']' ? 1 : 0;
            out.append(c == ' ' || c == '#' ? "\\" + c : String.valueOf(c));
            at++;
        }
    }

    private static String posix(String name) {
        boolean not = name.startsWith("^");
        String plain = not ? name.substring(1) : name;
        String inside = switch (plain) {
            case "alnum" -> "0-9A-Za-z";
            case "alpha" -> "A-Za-z";
            case "ascii" -> "\\x00-\\x7F";
            case "blank" -> "\\t ";
            case "cntrl" -> "\\x00-\\x1F\\x7F";
            case "digit" -> "0-9";
            case "graph" -> "!-~";
            case "lower" -> "a-z";
            case "print" -> "\\x20-~";
            case "punct" -> "!-/:-@\\[-`{-~";
            case "space" -> "\\t\\n\\x0B\\f\\r\\x20";
            case "upper" -> "A-Z";
            case "word" -> "0-9A-Za-z_";
            default -> "0-9A-Fa-f";
        };
        return (not ? "[^" : "[") + inside + "]";
    }

    private void escape() {
        char c = at + 1 < from.length() ? from.charAt(at + 1) : '\\';
        int close = from.startsWith("{", at + 2) ? from.indexOf('}', at + 2) : -1;
        String inner = close < 0 ? "" : from.substring(at + 3, close);
        if ((c == 'p' || c == 'P') && close > 0) {
            out.append(property(c, inner));
            at = close + 1;
        } else if (c == 'b' && close > 0 && depth == 0) {
            out.append(boundary(inner));
            at = close + 1;
        } else if (c == '<' || c == '>') {
            out.append(boundary(c == '<' ? "start" : "end"));
            at += 2;
        } else if ((c == 'u' || c == 'U') && close > 0) {
            out.append("\\x{").append(inner).append('}');
            at = close + 1;
        } else {
            out.append('\\').append(c);
            at += 2;
        }
    }

    private static String boundary(String which) {
        return switch (which) {
            case "start" -> "\\b(?=\\w)";
            case "end" -> "\\b(?<=\\w)";
            case "start-half" -> "(?<!\\w)";
            default -> "(?!\\w)";
        };
    }

    /** A category, a script or a property, under the name that the JDK has for it. */
    private static String property(char sign, String name) {
        boolean not = name.startsWith("^") != (sign == 'P');
        String plain = name.startsWith("^") ? name.substring(1) : name;
        int equals = Math.max(plain.indexOf('='), plain.indexOf(':'));
        String value = equals < 0 ? plain : plain.substring(equals + 1);
        String head = not ? "\\P{" : "\\p{";
        for (String spelled : List.of(plain, "Is" + value, value, category(value), "Is" + value.replace(' ', '_'))) {
            String java = head + spelled + "}";
            try {
                Pattern.compile(java, Pattern.UNICODE_CHARACTER_CLASS);
                return java;
            } catch (PatternSyntaxException unknown) {
                // the next spelling
            }
        }
        return head + plain + "}";
    }

    private static String category(String longName) {
        return switch (longName.toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "")) {
            case "letter" -> "L";
            case "uppercaseletter" -> "Lu";
            case "lowercaseletter" -> "Ll";
            case "titlecaseletter" -> "Lt";
            case "mark" -> "M";
            case "number" -> "N";
            case "decimalnumber" -> "Nd";
            case "punctuation" -> "P";
            case "symbol" -> "S";
            case "separator" -> "Z";
            default -> "C";
        };
    }
}

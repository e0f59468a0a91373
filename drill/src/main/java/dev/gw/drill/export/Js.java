package dev.gw.drill.export;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.scenario.KeptEnvironment;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Texts, names and values as JavaScript writes them, in one style. */
final class Js {
    private Js() {}

    /** {@code 'text'}. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            escaped(out, text.charAt(i), '\'');
        }
        return out.append('\'').toString();
    }

    private static void escaped(StringBuilder out, char c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(c);
                } else if (c < ' ' || c == 0x7f || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** A property as it is reached: {@code row.id}, {@code row['order id']}. */
    static String member(String object, String name) {
        return isName(name) ? object + '.' + name : object + '[' + text(name) + ']';
    }

    /** A property as it is defined. */
    static String key(String name) {
        return isName(name) ? name : text(name);
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.charAt(0) >= '0' && text.charAt(0) <= '9' || text.equals("__proto__")) {
            return false;
        }
        return text.chars()
                .allMatch(c ->
                        c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$');
    }

    /** A text that is put together of letters and values. */
    static final class Joined {
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder out = new StringBuilder("`");
        private boolean hasValues;
        private int pieces;
        private String last = "";

        Joined letters(String text) {
            pieces++;
            plain.append(text);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                    out.append("\\$");
                } else {
                    escaped(out, c, '`');
                }
            }
            return this;
        }

        Joined value(String expression) {
            pieces++;
            hasValues = true;
            last = expression;
            out.append("${").append(expression).append('}');
            return this;
        }

        /** As short as it can be said. */
        String expression() {
            if (!hasValues) {
                return text(plain.toString());
            }
            return pieces == 1 && last.contains("__ENV") ? last : out + "`";
        }
    }

    /** A text that is no template: only values of the environment are put in. */
    static String literal(String text, UnaryOperator<String> environment) {
        Joined joined = new Joined();
        Consumer<String> names = name -> joined.value(environment.apply(name));
        KeptEnvironment.read(text, joined::letters, names);
        return joined.expression();
    }

    /**
     * A value.
     *
     * @param texts writes the texts in it
     */
    static String value(Node node, UnaryOperator<String> texts) {
        if (node instanceof MapNode map) {
            StringJoiner all = new StringJoiner(", ", "{ ", " }").setEmptyValue("{}");
            map.entries().forEach(entry -> all.add(key(entry.name()) + ": " + value(entry.value(), texts)));
            return all.toString();
        }
        if (node instanceof ListNode list) {
            StringJoiner all = new StringJoiner(", ", "[", "]");
            list.items().forEach(item -> all.add(value(item, texts)));
            return all.toString();
        }
        Scalar scalar = (Scalar) node;
        return scalar.isString() ? texts.apply(scalar.text()) : scalar.isNull() ? "null" : scalar.text();
    }
}

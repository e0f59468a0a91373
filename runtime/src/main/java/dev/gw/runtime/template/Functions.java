package dev.gw.runtime.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that expressions may call whatever the operator says: as in Kong, libraries are not among them. */
final class Functions {
    private static final int LONGEST = 1 << 20;

    static final Map<String, Function> GLOBAL = Map.of("type", arguments -> Values.type(at(arguments, 0)));

    /** The methods of texts. */
    static final Map<String, Function> STRING = Map.of(
            "upper", arguments -> map(text(arguments), 'a', 'z', -32),
            "lower", arguments -> map(text(arguments), 'A', 'Z', 32),
            "len", arguments -> (double) text(arguments).length(),
            "reverse", arguments -> new StringBuilder(text(arguments)).reverse().toString(),
            "rep", arguments -> repeat(text(arguments), (int) number(arguments, 1, 0)),
            "sub", Functions::sub);

    private Functions() {}

    /** A function. */
    interface Function {
        @Nullable
        Object call(List<@Nullable Object> arguments);
    }

    private static @Nullable Object at(List<@Nullable Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static String text(List<@Nullable Object> arguments) {
        Object value = at(arguments, 0);
        if (value instanceof String || value instanceof Double) {
            return Values.text(value);
        }
        throw new IllegalStateException("bad argument #1 (string expected, got " + Values.type(value) + ")");
    }

    private static double number(List<@Nullable Object> arguments, int index, double otherwise) {
        Object value = at(arguments, index);
        return value == null ? otherwise : Values.number(value);
    }

    private static String map(String text, char from, char to, int by) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c >= from && c <= to) {
                out.setCharAt(i, (char) (c + by));
            }
        }
        return out.toString();
    }

    private static String repeat(String text, int times) {
        if ((long) text.length() * times > LONGEST) {
            throw new IllegalStateException("resulting string too large");
        }
        return times <= 0 ? "" : text.repeat(times);
    }

    private static Object sub(List<@Nullable Object> arguments) {
        String text = text(arguments);
        int length = text.length();
        int from = (int) number(arguments, 1, 1);
        int to = (int) number(arguments, 2, -1);
        int first = from < 0 ? Math.max(length + from, 0) : Math.max(from, 1) - 1;
        int end = to < 0 ? length + to + 1 : Math.min(to, length);
        return first >= end ? "" : text.substring(first, end);
    }
}

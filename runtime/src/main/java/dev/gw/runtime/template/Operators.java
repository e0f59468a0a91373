package dev.gw.runtime.template;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lua's operators on two values. */
final class Operators {
    private Operators() {}

    static Expression comparing(String operator, Expression left, Expression right) {
        return switch (operator) {
            case "==" -> variables -> Objects.equals(left.value(variables), right.value(variables));
            case "~=" -> variables -> !Objects.equals(left.value(variables), right.value(variables));
            case "<" -> variables -> order(left.value(variables), right.value(variables)) < 0;
            case "<=" -> variables -> order(left.value(variables), right.value(variables)) <= 0;
            case ">" -> variables -> order(left.value(variables), right.value(variables)) > 0;
            default -> variables -> order(left.value(variables), right.value(variables)) >= 0;
        };
    }

    private static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return Double.compare(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw new IllegalStateException("attempt to compare " + Values.type(left) + " with " + Values.type(right));
    }

    static Expression computing(String operator, Expression left, Expression right) {
        return variables -> {
            double a = Values.number(left.value(variables));
            double b = Values.number(right.value(variables));
            return switch (operator) {
                case "+" -> a + b;
                case "-" -> a - b;
                case "*" -> a * b;
                case "/" -> a / b;
                default -> a - Math.floor(a / b) * b;
            };
        };
    }

    /** The length of a text, or of a list. */
    static Object length(@Nullable Object value) {
        if (value instanceof String text) {
            return (double) text.length();
        }
        if (value instanceof Variables table) {
            int items = 0;
            while (table.get((double) (items + 1)) != null) {
                items++;
            }
            return (double) items;
        }
        throw new IllegalStateException("attempt to get length of a " + Values.type(value) + " value");
    }
}

package dev.gw.check.value;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import org.jspecify.annotations.Nullable;

/** A check of a string. */
@FunctionalInterface
interface TextCheck {
    /** The shortest stretch of a hidden value that counts as a leak of it. */
    int LEAK = 3;

    @Nullable
    String problem(String text);

    /** The same as a check of a node: whatever isn't a string is fine, and hidden values stay hidden. */
    static ValueCheck onText(TextCheck check) {
        return value -> check.of(value);
    }

    private @Nullable String of(Node value) {
        if (!(value instanceof Scalar scalar) || !scalar.isString()) {
            return null;
        }
        String problem = problem(scalar.text());
        return problem == null || !scalar.isSensitive() ? problem : hide(problem, scalar);
    }

    private static String hide(String problem, Scalar scalar) {
        String text = scalar.text();
        String masked = text.isEmpty() ? problem : problem.replace(text, scalar.shown());
        for (int i = 0; i + LEAK <= text.length(); i++) {
            if (problem.contains(text.substring(i, i + LEAK))) {
                return "invalid value: " + scalar.shown();
            }
        }
        return masked;
    }
}

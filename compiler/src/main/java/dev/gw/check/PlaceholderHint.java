package dev.gw.check;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Node;
import dev.gw.document.Scalar;

/** What to write where a wrong value looks like a variable of a shell: {@code $HOST}. */
final class PlaceholderHint {
    private PlaceholderHint() {}

    static Diagnostic on(Diagnostic diagnostic, Node at) {
        boolean isText = at instanceof Scalar scalar && scalar.isString() && !scalar.isSensitive();
        String name = isText ? variable(((Scalar) at).text()) : "";
        return name.isEmpty() || diagnostic.help().isPresent()
                ? diagnostic
                : diagnostic.help("gw fills in values written as ${" + name + "}");
    }

    /** The name behind the first dollar sign; empty where there is none. */
    private static String variable(String text) {
        int start = text.indexOf('$') + 1;
        int end = start;
        while (start > 0 && end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        boolean isName = end > start && !Character.isDigit(text.charAt(start));
        return isName ? text.substring(start, end) : "";
    }

    private static boolean isOfName(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}

package dev.gw.check;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;

/** Values of the wrong type. */
final class TypeWords {
    private TypeWords() {}

    static Diagnostic explain(Violation violation) {
        Node at = violation.at();
        String wanted = violation.message().substring("expected ".length());
        Code code = violation.kind() == null ? Code.GW1313 : Code.GW1303;
        boolean isEntry = violation.kind() == null && violation.field().size() > 1;
        String what = isEntry
                ? "an entry of " + Subject.field(violation.field())
                : Subject.field(violation.field()) + " of " + Subject.of(violation);
        String message = "%s is %s, but must be %s".formatted(what, shown(at), words(wanted));
        Diagnostic diagnostic = Diagnostic.of(code, Spans.of(at), message);
        return at instanceof Scalar scalar && !scalar.isSensitive() ? mended(diagnostic, scalar, wanted) : diagnostic;
    }

    private static String shown(Node value) {
        if (value instanceof MapNode) {
            return "a map";
        }
        if (value instanceof ListNode) {
            return "a list";
        }
        Scalar scalar = (Scalar) value;
        String type = scalar.isString() ? "a string" : scalar.isBoolean() ? "a boolean" : "a number";
        return scalar.isSensitive() ? type + " " + scalar.shown() : Subject.value(scalar) + ", " + type;
    }

    private static String words(String wanted) {
        return switch (wanted) {
            case "an integer" -> "a whole number";
            case "an array", "a set" -> "a list";
            case "a record" -> "a map";
            case "a boolean" -> "true or false";
            default -> wanted;
        };
    }

    private static Diagnostic mended(Diagnostic diagnostic, Scalar value, String wanted) {
        String text = value.text();
        boolean isOneLine = text.length() < 60 && text.indexOf('\n') < 0;
        if (!isOneLine || value.span().isNowhere()) {
            return diagnostic;
        }
        boolean isQuoted = value.style() != Scalar.Style.PLAIN;
        if (value.span().text().contains("${")) {
            boolean hasType = !wanted.equals("a string") && isQuoted;
            return hasType
                    ? diagnostic.help("outside of quotes a placeholder keeps the type of its value")
                    : diagnostic;
        }
        return switch (wanted) {
            case "a string" ->
                value.isString() || value.isNull()
                        ? diagnostic
                        : mend(diagnostic, value, "quote it: ", "\"" + text + "\"");
            case "an integer", "a number" ->
                isQuoted && isNumber(text, wanted) ? mend(diagnostic, value, "remove the quotes: ", text) : diagnostic;
            case "a boolean" ->
                isQuoted && (text.equals("true") || text.equals("false"))
                        ? mend(diagnostic, value, "remove the quotes: ", text)
                        : diagnostic;
            case "an array", "a set" ->
                value.isNull()
                        ? diagnostic
                        : mend(
                                diagnostic,
                                value,
                                "write it as a list: ",
                                "[" + value.span().text() + "]");
            default -> diagnostic;
        };
    }

    private static boolean isNumber(String text, String wanted) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (!(c >= '0' && c <= '9') && !(c == '.' && i > 0 && i < text.length() - 1)) {
                return false;
            }
        }
        return !text.isEmpty() && dots <= (wanted.equals("a number") ? 1 : 0);
    }

    private static Diagnostic mend(Diagnostic diagnostic, Scalar value, String how, String replacement) {
        return diagnostic.help(how + replacement).fix(value.span(), replacement);
    }
}

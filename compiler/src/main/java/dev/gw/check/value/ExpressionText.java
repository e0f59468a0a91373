package dev.gw.check.value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A router expression while it is written, with the first fault that its parser finds. */
final class ExpressionText {
    private static final int LONGEST_ERROR = 4096;

    private final StringBuilder text = new StringBuilder();
    private int faultFrom;
    private int faultTo;
    private @Nullable String fault;
    private int brokenAt;
    private @Nullable String broken;

    ExpressionText add(String more) {
        text.append(more);
        return this;
    }

    /** Begins the next condition; all of them must hold. */
    ExpressionText open() {
        return add(text.isEmpty() ? "" : " && ");
    }

    /** A condition that holds where one of the values fits; none where there are no values. */
    void group(String field, List<String> values, UnaryOperator<String> operator, UnaryOperator<String> transform) {
        if (!values.isEmpty()) {
            open();
            alternatives(field, values, operator, transform);
        }
    }

    void alternatives(
            String field, List<String> values, UnaryOperator<String> operator, UnaryOperator<String> transform) {
        add("(");
        for (int i = 0; i < values.size(); i++) {
            String sign = operator.apply(values.get(i));
            add(i > 0 ? " || " : "").add(field).add(" ").add(sign).add(" ");
            String value = transform.apply(values.get(i));
            breakAt(quote(value).indexOf('\0'), "expected rawstr_char");
            literal(quote(value), sign.equals("~") ? Regexes.rust(value) : null);
        }
        add(")");
    }

    void address(String ip) {
        int slash = ip.indexOf('/');
        breakAt(ip.startsWith("[") ? 0 : -1, "expected rhs");
        breakAt(ip.indexOf(':') < 0 ? -1 : ip.indexOf('.'), "expected and_op or or_op");
        literal(ip, slash >= 0 && ip.indexOf(':') >= 0 ? RangeBits.problem(ip, slash) : null);
    }

    /** The parser reads no further than here in what is added next; before it, no fault of a value is found. */
    private void breakAt(int index, String expected) {
        if (index >= 0 && broken == null) {
            broken = expected;
            brokenAt = text.length() + index;
        }
    }

    private void literal(String literal, @Nullable String problem) {
        int from = text.length();
        text.append(literal);
        if (problem != null && fault == null) {
            fault = problem;
            faultFrom = from;
            faultTo = text.length();
        }
    }

    private static String quote(String value) {
        return value.contains("\"#")
                ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : "r#\"" + value + "\"#";
    }

    /** The fault as the parser shows it: the place, the line with the value underlined, the reason. */
    @Nullable
    String problem() {
        if (broken != null) {
            int nul = text.indexOf("\0");
            text.setLength(nul < 0 ? text.length() : nul);
            return shown(brokenAt, brokenAt, "^---", broken);
        }
        return fault == null ? null : shown(faultFrom, faultTo, "", fault);
    }

    private String shown(int from, int to, String mark, String reason) {
        int lineStart = text.lastIndexOf("\n", from) + 1;
        int lineEnd = text.indexOf("\n", lineStart) < 0 ? text.length() : text.indexOf("\n", lineStart);
        int row = (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        int column = text.codePointCount(lineStart, from);
        int width = text.codePointCount(from, Math.min(to, lineEnd));
        String margin = " ".repeat(Integer.toString(row).length() + 1) + "|";
        String underline = !mark.isEmpty() ? mark : width < 2 ? "^" : "^" + "-".repeat(width - 2) + "^";
        return cut(margin.substring(0, margin.length() - 2) + "--> " + row + ":" + (column + 1) + "\n"
                + margin + "\n"
                + row + " | " + text.substring(lineStart, lineEnd) + "\n"
                + margin + " " + " ".repeat(column) + underline + "\n"
                + margin + "\n"
                + margin.replace('|', '=') + " " + reason);
    }

    /** The router's buffer for errors holds so many bytes. */
    private static String cut(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_ERROR ? message : new String(bytes, 0, LONGEST_ERROR, StandardCharsets.UTF_8);
    }
}

package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a route's expression compares requests with. How the comparisons are joined is not weighed: each gives examples,
 * and the router says which of them fit.
 */
final class ExpressionLiterals {
    private static final Pattern COMPARISON = Pattern.compile(
            "(http\\.path|http\\.host|http\\.method|http\\.headers\\.[\\w-]+|tls\\.sni|net\\.protocol)\\s*\\)?\\s*"
                    + "(==|\\^=|=\\^|~|contains)\\s*(?:r#\"(.*?)\"#|\"((?:[^\"\\\\]|\\\\.)*+)\")");
    private static final String HEADERS = "http.headers.";

    private final List<String> paths = new ArrayList<>();
    private final List<String> regexes = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final List<String> snis = new ArrayList<>();
    private final Map<String, List<String>> headers = new TreeMap<>();
    private boolean plain = true;

    private ExpressionLiterals() {}

    /** The examples that an expression gives. */
    static Matching of(String expression) {
        ExpressionLiterals literals = new ExpressionLiterals();
        Matcher comparisons = COMPARISON.matcher(expression);
        while (comparisons.find()) {
            boolean raw = comparisons.group(3) != null;
            String value = raw ? comparisons.group(3) : comparisons.group(4).replaceAll("\\\\(.)", "$1");
            literals.note(comparisons.group(1), comparisons.group(2), value);
        }
        if (literals.paths.isEmpty() && literals.regexes.isEmpty()) {
            literals.paths.add("");
        }
        return new Matching(
                literals.paths,
                literals.regexes,
                literals.hosts,
                literals.methods,
                literals.headers,
                literals.snis,
                !literals.plain);
    }

    private void note(String field, String operator, String value) {
        switch (field) {
            case "http.path" -> path(operator, value);
            case "http.host" -> hosts.add(whole(operator, value));
            case "http.method" -> methods.add(value);
            case "tls.sni" -> snis.add(whole(operator, value));
            case "net.protocol" -> plain &= !value.equals("https");
            default ->
                headers.computeIfAbsent(
                                field.substring(HEADERS.length()).replace('_', '-'), ignored -> new ArrayList<>())
                        .add(value);
        }
    }

    private void path(String operator, String value) {
        switch (operator) {
            case "~" -> regexes.add(value.startsWith("^") ? value.substring(1) : value);
            case "=^" -> paths.add("/x" + value);
            default -> paths.add(value.startsWith("/") ? value : "/" + value);
        }
    }

    /** A whole name for the end or the beginning of one. */
    private static String whole(String operator, String value) {
        return switch (operator) {
            case "=^" -> value.startsWith(".") ? "any" + value : "any." + value;
            case "^=" -> value.endsWith(".") ? value + "test" : value + ".test";
            default -> value;
        };
    }
}

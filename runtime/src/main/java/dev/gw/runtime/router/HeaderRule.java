package dev.gw.runtime.router;

import dev.gw.runtime.exchange.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A header that a route asks for: one of the request's values must equal one of the route's, or be found by one of its
 * expressions. Case doesn't count; a dash and an underscore in the name are the same.
 */
record HeaderRule(String name, List<String> plain, List<RouteRegex> expressions) {
    static HeaderRule of(String name, List<String> values) {
        List<String> plain = new ArrayList<>();
        List<RouteRegex> expressions = new ArrayList<>();
        for (String value : values) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (lower.startsWith("~*")) {
                expressions.add(RouteRegex.of(lower.substring(2)));
            } else {
                plain.add(lower);
            }
        }
        return new HeaderRule(folded(name), List.copyOf(plain), List.copyOf(expressions));
    }

    boolean matches(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (isNamed(headers.name(i), name)) {
                String value = headers.value(i).toLowerCase(Locale.ROOT);
                if (plain.contains(value) || expressions.stream().anyMatch(regex -> regex.find(value) != null)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a name as it was sent is that of a rule. */
    static boolean isNamed(String sent, String name) {
        return sent.length() == name.length() && folded(sent).equals(name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}

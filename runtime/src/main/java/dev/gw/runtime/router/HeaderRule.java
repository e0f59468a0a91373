package dev.gw.runtime.router;

import dev.gw.runtime.exchange.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A header that a route asks for: one of the request's values must equal one of the route's, or be found by one of its
 * expressions. Case doesn't count. A header whose name has underscores counts before the one with dashes in their place.
 *
 * @param name the name with underscores
 * @param dashed the name with dashes
 */
record HeaderRule(String name, String dashed, List<String> plain, List<RouteRegex> expressions) {
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
        String lower = name.toLowerCase(Locale.ROOT);
        return new HeaderRule(
                lower.replace('-', '_'), lower.replace('_', '-'), List.copyOf(plain), List.copyOf(expressions));
    }

    boolean matches(Headers headers) {
        return headers.has(name) ? anyMatches(headers, name) : anyMatches(headers, dashed);
    }

    private boolean anyMatches(Headers headers, String under) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).length() == under.length() && headers.name(i).equalsIgnoreCase(under)) {
                String value = compared(headers.value(i));
                if (plain.contains(value) || expressions.stream().anyMatch(regex -> regex.find(value) != null)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a value as it was sent is compared by. */
    static String compared(String sent) {
        return TextField.decoded(sent).toLowerCase(Locale.ROOT);
    }

    /** Whether a rule may look at a field whose name was sent. */
    static boolean isNamed(String sent, String name) {
        return sent.length() == name.length() && folded(sent).equals(name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}

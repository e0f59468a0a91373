package dev.gw.runtime.router;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.regex.PcrePattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A header that a route of the traditional router asks for. Immutable.
 *
 * @param name in lower case
 * @param values in lower case
 * @param pattern set only where the one value is an expression
 */
record TraditionalHeader(
        String name, Set<String> values, @Nullable PcrePattern pattern) {
    static TraditionalHeader of(String name, List<String> values) {
        boolean regex = values.size() == 1 && values.get(0).startsWith("~*");
        return new TraditionalHeader(
                name.toLowerCase(Locale.ROOT),
                values.stream().map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
                regex ? PcrePattern.of(values.get(0).substring(2)) : null);
    }

    /** The values that a request has under a name; one with underscores stands for dashes, too. */
    static List<String> sent(Headers headers, String name) {
        List<String> own = headers.all(name);
        return own.isEmpty() && name.indexOf('_') >= 0 ? headers.all(name.replace('_', '-')) : own;
    }

    boolean matches(Headers headers) {
        for (String value : sent(headers, name)) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (values.contains(lower) || pattern != null && pattern.isFoundIn(lower)) {
                return true;
            }
        }
        return false;
    }
}

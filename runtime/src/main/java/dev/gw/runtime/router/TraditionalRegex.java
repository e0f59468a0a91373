package dev.gw.runtime.router;

import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.regex.PcrePattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path of the traditional router that is a regular expression of PCRE; it matches from the path's beginning. Immutable. */
final class TraditionalRegex {
    private static final Pattern GROUP = Pattern.compile("\\((\\?P?<([A-Za-z_]\\w*)>|\\?'([A-Za-z_]\\w*)'|(?!\\?))");

    private final @Nullable PcrePattern pattern;
    private final Map<String, Integer> names;

    private TraditionalRegex(@Nullable PcrePattern pattern, Map<String, Integer> names) {
        this.pattern = pattern;
        this.names = names;
    }

    static TraditionalRegex of(String expression) {
        Map<String, Integer> names = new HashMap<>();
        StringBuilder unnamed = new StringBuilder(expression.length() + 8);
        int groups = 0;
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            var group = GROUP.matcher(expression).region(i, expression.length());
            if (c == '\\' && i + 1 < expression.length()) {
                unnamed.append(c).append(expression.charAt(++i));
            } else if (!inClass && c == '(' && group.lookingAt()) {
                groups++;
                String name = group.group(2) != null ? group.group(2) : group.group(3);
                if (name != null) {
                    names.put(name, groups);
                }
                unnamed.append('(');
                i = group.end() - 1;
            } else {
                inClass = inClass ? c != ']' : c == '[';
                unnamed.append(c);
            }
        }
        return new TraditionalRegex(PcrePattern.anchored(unnamed + "(.*)"), Map.copyOf(names));
    }

    /** How it matches; null where it does not. */
    @Nullable
    RouteMatch match(String path) {
        String octets = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        List<String> groups = pattern == null ? null : pattern.groups(octets);
        if (groups == null) {
            return null;
        }
        int last = groups.size() - 1;
        String prefix =
                text(octets.substring(0, octets.length() - groups.get(last).length()));
        if (last == 1) {
            return RouteMatch.ofPrefix(prefix);
        }
        List<String> numbered = new ArrayList<>(last);
        for (int i = 0; i < last; i++) {
            numbered.add(text(groups.get(i)));
        }
        Map<String, String> named = new HashMap<>();
        names.forEach((name, number) -> named.put(name, numbered.get(number)));
        return new RouteMatch(prefix, List.copyOf(numbered), Map.copyOf(named));
    }

    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

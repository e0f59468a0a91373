package dev.gw.drill.export;

import dev.gw.drill.scenario.KeptEnvironment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names as somebody else takes them, each different from all others. Belongs to one export. */
final class Names {
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** A scenario of k6: letters, digits, {@code _} and {@code -}. */
    String scenario(String name) {
        return known.computeIfAbsent("s" + name, ignored -> free(replaced(name, "_-"), "scenario"));
    }

    /** The end of a variable of the environment: capitals, digits and {@code _}. */
    String variable(String name) {
        return known.computeIfAbsent(
                "v" + name, ignored -> free(replaced(name, "_").toUpperCase(Locale.ROOT), "X"));
    }

    private String free(String wish, String otherwise) {
        String name = wish.isEmpty() ? otherwise : wish;
        for (int i = 2; !taken.add(name); i++) {
            name = (wish.isEmpty() ? otherwise : wish) + '_' + i;
        }
        return name;
    }

    private static String replaced(String name, String others) {
        StringBuilder out = new StringBuilder();
        for (char c : KeptEnvironment.shown(name).toCharArray()) {
            boolean fits =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || others.indexOf(c) >= 0;
            out.append(fits ? c : '_');
        }
        return out.toString();
    }

    /** The value of a tag, as thresholds of k6 can name it. */
    static String tag(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : KeptEnvironment.shown(text).strip().toCharArray()) {
            out.append(c == ',' || c == '{' || c == '}' || c == '"' || c == '\'' || c < ' ' ? '_' : c);
        }
        return out.toString();
    }

    /** The name of a tag. */
    static String tagName(String text) {
        return tag(text).replace(':', '_');
    }

    /** The name of a check; two colons are k6's own. */
    static String check(String text) {
        return KeptEnvironment.shown(text).replace("::", ": :");
    }
}

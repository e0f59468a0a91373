package dev.gw.krakend.imports;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for what has none in a krakend.json. Not thread-safe. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    /** A name made of the letters and digits of a text, not used before. */
    String of(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        String name = out.isEmpty() ? "root" : out.toString();
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}

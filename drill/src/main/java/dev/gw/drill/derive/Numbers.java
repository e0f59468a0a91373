package dev.gw.drill.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How numbers and pairs are written in a configuration and in headers. */
final class Numbers {
    private Numbers() {}

    /** A number without a fraction that says nothing. */
    static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** Entries of the form {@code name:value}. */
    static List<Map.Entry<String, String>> pairs(List<String> entries) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            if (colon > 0) {
                pairs.add(Map.entry(entry.substring(0, colon), entry.substring(colon + 1)));
            }
        }
        return pairs;
    }
}

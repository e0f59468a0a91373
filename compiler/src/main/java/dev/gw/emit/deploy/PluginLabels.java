package dev.gw.emit.deploy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names for plugins that Kubernetes takes: lower case, short, and no two alike. Stateless. */
final class PluginLabels {
    /** With what stands before it, a volume's name has at most 63 letters. */
    private static final int LONGEST = 48;

    private PluginLabels() {}

    /** The label of each plugin; plugins that are alike but for letters that are not taken get numbers, in their order. */
    static Map<String, String> of(Collection<String> plugins) {
        Map<String, String> labels = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String plugin : plugins) {
            String usual = usual(plugin);
            String label = usual;
            for (int next = 2; !taken.add(label); next++) {
                label = usual + "-" + next;
            }
            labels.put(plugin, label);
        }
        return labels;
    }

    private static String usual(String plugin) {
        String letters = plugin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String start = letters.substring(0, Math.min(LONGEST, letters.length()));
        String trimmed = start.replaceAll("^-|-$", "");
        return trimmed.isEmpty() ? "own" : trimmed;
    }
}

package dev.gw.runtime.plugin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of a list like {@code ["X-Name:value"]}, of one character per octet. */
public final class Pairs {
    private Pairs() {}

    /**
     * One entry.
     *
     * @param name what stands before the first colon
     * @param value what stands behind it and further colons that follow at once; null where that is nothing
     */
    public record Pair(String name, @Nullable String value) {}

    /** The entries of a field; one that begins with a colon ends the list, as it does in Kong. */
    public static List<Pair> of(PluginConfig config, String field) {
        List<Pair> pairs = new ArrayList<>();
        for (String entry : config.strings(field)) {
            String octets = new String(entry.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            int end = octets.indexOf(':') < 0 ? octets.length() : octets.indexOf(':');
            int start = end;
            while (start < octets.length() && octets.charAt(start) == ':') {
                start++;
            }
            if (end == 0) {
                break;
            }
            String value = octets.substring(start);
            pairs.add(new Pair(octets.substring(0, end), value.isEmpty() ? null : value));
        }
        return List.copyOf(pairs);
    }
}

package dev.gw.runtime.plugin.auth;

import dev.gw.runtime.exchange.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks header fields up by names out of a configuration. */
public final class SentHeaders {
    private SentHeaders() {}

    /** All values under a name; the underscores of a name that is not there stand for dashes, as in Kong. */
    public static List<String> all(Headers headers, String name) {
        List<String> found = headers.all(name);
        return found.isEmpty() && name.indexOf('_') >= 0 ? headers.all(name.replace('_', '-')) : found;
    }

    /**
     * The first value under a name; where there is none, that of a field with hyphens and underscores exchanged. Kong finds
     * such a field as a variable of nginx, and takes it for none where it looks like several: twice, or with a comma.
     */
    public static @Nullable String first(Headers headers, String name) {
        String found = headers.get(name);
        return found != null ? found : lookAlike(headers, dashed(name));
    }

    private static @Nullable String lookAlike(Headers headers, String dashed) {
        String found = null;
        for (int i = 0; i < headers.size(); i++) {
            String other = headers.name(i);
            if (other.length() == dashed.length() && dashed(other).equalsIgnoreCase(dashed)) {
                if (found != null || headers.value(i).contains(", ")) {
                    return null;
                }
                found = headers.value(i);
            }
        }
        return found;
    }

    private static String dashed(String name) {
        return name.replace('_', '-');
    }
}

package dev.gw.check.value;

import org.jspecify.annotations.Nullable;

/**
 * A transformer's "name:value". Any number of colons may stand between the two.
 *
 * @param name what stands before the first colon; null where nothing does
 * @param value what stands behind the colons, perhaps nothing
 */
record NamedValue(@Nullable String name, String value) {
    static NamedValue of(String text) {
        int colon = text.indexOf(':');
        if (colon == 0 || text.isEmpty()) {
            return new NamedValue(null, "");
        }
        if (colon < 0) {
            return new NamedValue(text, "");
        }
        int from = colon;
        while (from < text.length() && text.charAt(from) == ':') {
            from++;
        }
        return new NamedValue(text.substring(0, colon), text.substring(from));
    }
}

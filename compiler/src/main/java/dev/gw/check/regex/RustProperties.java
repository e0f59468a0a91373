package dev.gw.check.regex;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which {@code \p{...}} regex-syntax 0.8.5 (Unicode 16) knows. */
final class RustProperties {
    private static final String NO_PROPERTY = "Unicode property not found";
    private static final String NO_VALUE = "Unicode property value not found";

    private RustProperties() {}

    /** The reason {@code text}, the inside of the braces, is refused; null when it names a class. */
    static @Nullable String problem(String text) {
        int operator = text.indexOf("!=");
        int width = 2;
        if (operator < 0) {
            width = 1;
            operator = text.indexOf(':') >= 0 ? text.indexOf(':') : text.indexOf('=');
        }
        if (operator < 0) {
            return UnicodeNames.has("named", normal(text)) ? null : NO_PROPERTY;
        }
        String name = normal(text.substring(0, operator));
        String value = normal(text.substring(operator + width));
        if (!UnicodeNames.has("property", name)) {
            return NO_PROPERTY;
        }
        Set<String> values = UnicodeNames.of("value " + name);
        return values != null && values.contains(value) ? null : NO_VALUE;
    }

    /** The loose matching of UAX44-LM3: case, spaces, hyphens, underscores and a leading "is" do not count. */
    private static String normal(String name) {
        boolean prefixed = name.regionMatches(true, 0, "is", 0, 2);
        StringBuilder out = new StringBuilder(name.length());
        for (int i = prefixed ? 2 : 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != ' ' && c != '_' && c != '-' && c < 0x80) {
                out.append(c);
            }
        }
        String normal = out.toString().toLowerCase(Locale.ROOT);
        return prefixed && normal.equals("c") ? "isc" : normal;
    }
}

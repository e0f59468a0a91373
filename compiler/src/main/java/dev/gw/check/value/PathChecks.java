package dev.gw.check.value;

import dev.gw.model.route.UriNormal;
import org.jspecify.annotations.Nullable;

/** Paths of services, routes and probes. */
final class PathChecks {
    private static final String PATH_CHARS = ".-_~/%:@!$&'()*+,;=";

    private PathChecks() {}

    static @Nullable String path(String text) {
        if (!isPath(text)) {
            return "invalid path: '" + text + "' (characters outside of the reserved list of RFC 3986 found)";
        }
        return brokenTriplet(text);
    }

    private static boolean isPath(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!LuaChars.isAlphanumeric(c) && PATH_CHARS.indexOf(c) < 0) {
                return false;
            }
        }
        return text.startsWith("/");
    }

    private static @Nullable String brokenTriplet(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (LuaChars.isTriplet(text, i)) {
                i += 2;
            } else if (text.charAt(i) == '%') {
                return "invalid url-encoded value: '" + quoteTriplet(text, i) + "'";
            }
        }
        return null;
    }

    /** The percent sign and what follows it; Kong shows a good triplet in that place as underscores. */
    private static String quoteTriplet(String text, int at) {
        StringBuilder shown = new StringBuilder("%");
        for (int i = at + 1; i < text.length() && shown.length() < 3; i++) {
            boolean triplet = LuaChars.isTriplet(text, i);
            shown.append(triplet ? "___" : text.substring(i, i + 1));
            i += triplet ? 2 : 0;
        }
        return shown.substring(0, Math.min(3, shown.length()));
    }

    /** A path of a route: plain and already in normal form, or a regex behind "~". */
    static @Nullable String routePath(String text) {
        if (isPath(text)) {
            String triplet = brokenTriplet(text);
            if (triplet != null) {
                return triplet;
            }
        }
        if (text.startsWith("~")) {
            return regexPath(text.substring(1));
        }
        String normal = UriNormal.of(text);
        return normal == null ? null : "non-normalized path, consider use '" + normal + "' instead";
    }

    private static @Nullable String regexPath(String pattern) {
        String problem = Regexes.pcre(pattern);
        return problem == null ? null : "invalid regex: '" + pattern + "' (PCRE returned: " + problem + ")";
    }

    static @Nullable String isRegex(String text) {
        return Regexes.pcre(text) == null ? null : "not a valid regex: " + text;
    }

    /** One of cors' origins: a star or a regex. */
    static @Nullable String corsOrigin(String text) {
        boolean valid = text.equals("*") || Regexes.pcre(text) == null;
        return valid ? null : "'" + text + "' is not a valid regex";
    }
}

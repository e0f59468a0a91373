package dev.gw.runtime.plugin.cors;

import org.jspecify.annotations.Nullable;

/**
 * An origin as it is compared: a default port counts as none, and a path or user is left out.
 *
 * @param domain scheme, host and port; the text itself where it names no host
 * @param host the host
 */
record Origin(String domain, String host) {
    /**
     * The origin that a text names.
     *
     * @throws IllegalArgumentException for an empty text, over which Kong fails
     */
    static Origin of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an origin can't be empty");
        }
        int colon = schemeEnd(text);
        String scheme = colon < 0 ? null : text.substring(0, colon);
        String rest = cut(cut(text.substring(colon + 1), '#'), '?');
        if (!rest.startsWith("//")) {
            return new Origin(text, text);
        }
        String authority = cut(rest.substring(2), '/');
        authority = authority.substring(authority.indexOf('@') + 1);
        String port = port(authority);
        String host = port == null ? authority : authority.substring(0, authority.length() - port.length() - 1);
        if (host.isEmpty()) {
            return new Origin(text, text);
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        boolean usual = "http".equals(scheme) && "80".equals(port) || "https".equals(scheme) && "443".equals(port);
        String domain = (scheme == null ? "" : scheme + "://") + bare + (port == null || usual ? "" : ":" + port);
        return new Origin(domain, bare);
    }

    private static int schemeEnd(String text) {
        int colon = text.indexOf(':');
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return colon == 0 ? -1 : colon;
    }

    private static String cut(String text, char at) {
        int found = text.indexOf(at);
        return found < 0 ? text : text.substring(0, found);
    }

    /** What follows the last colon, unless it is within the brackets of an address. */
    private static @Nullable String port(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.indexOf(']', colon) >= 0 ? null : authority.substring(colon + 1);
    }
}

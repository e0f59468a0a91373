package dev.gw.runtime.plugin.auth;

import org.jspecify.annotations.Nullable;

/** Finds what stands behind the name of an authentication scheme in a header's text. */
public final class Scheme {
    private Scheme() {}

    /**
     * The text behind the first place where the scheme stands with something behind it. Only the scheme's first letter
     * may be of either case, and the scheme may stand anywhere, as in Kong.
     *
     * @param scheme the name in lower case
     * @param spaces how many white-space characters have to follow it
     * @return null where there is none
     */
    public static @Nullable String after(String scheme, String header, int spaces) {
        String rest = scheme.substring(1);
        for (int at = header.indexOf(rest, 1); at >= 0; at = header.indexOf(rest, at + 1)) {
            if (Character.toLowerCase(header.charAt(at - 1)) == scheme.charAt(0)) {
                String found = behind(header, at + rest.length(), spaces);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String behind(String header, int start, int spaces) {
        int at = start;
        while (at < header.length() && isSpace(header.charAt(at))) {
            at++;
        }
        if (at - start < spaces || start == header.length()) {
            return null;
        }
        if (at < header.length()) {
            return header.substring(at);
        }
        return at - start > spaces ? header.substring(at - 1) : null;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}

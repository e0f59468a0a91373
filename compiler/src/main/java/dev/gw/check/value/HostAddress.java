package dev.gw.check.value;

import org.jspecify.annotations.Nullable;

/**
 * A host name or address with an optional port, read as Kong reads them. What it is follows from its characters alone: two
 * colons make it IPv6, only digits and dots IPv4, all else a name.
 *
 * @param kind what it looks like
 * @param hasPort whether it ends in a port
 * @param problem why it is none, in Kong's words; null where it is fine
 */
record HostAddress(Kind kind, boolean hasPort, @Nullable String problem) {
    /** The problem of a port above 65535, which Kong treats as "has a port" in places. */
    static final String BAD_PORT = "invalid port number";

    private static final int MAX_PORT = 65535;

    /** What a host looks like. */
    enum Kind {
        IPV4,
        IPV6,
        NAME
    }

    static HostAddress parse(String text) {
        return switch (kind(text)) {
            case IPV4 -> ipv4(text);
            case IPV6 -> Ipv6Host.parse(text);
            case NAME -> name(text);
        };
    }

    boolean isBadPort() {
        return BAD_PORT.equals(problem);
    }

    static HostAddress broken(Kind kind, String problem) {
        return new HostAddress(kind, false, problem);
    }

    static HostAddress fine(Kind kind, @Nullable String port) {
        boolean tooHigh = port != null && isAbove(port, MAX_PORT);
        return tooHigh ? broken(kind, BAD_PORT) : new HostAddress(kind, port != null, null);
    }

    private static Kind kind(String text) {
        int colons = 0;
        int dotted = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            colons += c == ':' ? 1 : 0;
            dotted += c == '.' || LuaChars.isDigit(c) ? 1 : 0;
        }
        if (colons > 1) {
            return Kind.IPV6;
        }
        return dotted > 0 && dotted + colons == text.length() ? Kind.IPV4 : Kind.NAME;
    }

    private static HostAddress ipv4(String text) {
        int colon = text.indexOf(':');
        String address = colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? null : text.substring(colon + 1);
        boolean valid = isDottedQuad(address) && (port == null || LuaChars.isAllDigits(port));
        return valid ? fine(Kind.IPV4, port) : broken(Kind.IPV4, "invalid ipv4 address: " + text);
    }

    /** Four groups of one to three digits up to 255; leading zeros are fine here. */
    private static boolean isDottedQuad(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.length() > 3 || !LuaChars.isAllDigits(part) || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static HostAddress name(String text) {
        int colon = text.lastIndexOf(':');
        boolean ported = colon >= 0 && LuaChars.isAllDigits(text.substring(colon + 1));
        String name = ported ? text.substring(0, colon) : text;
        String port = ported ? text.substring(colon + 1) : null;
        if (port != null && isAbove(port, MAX_PORT)) {
            return broken(Kind.NAME, BAD_PORT);
        }
        return isName(name) ? fine(Kind.NAME, port) : broken(Kind.NAME, "invalid hostname: " + text);
    }

    /** Labels of letters, digits, - and _, none of which ends in a dash; only the last may be empty. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean dot = c == '.';
            if (!LuaChars.isAlphanumeric(c) && c != '-' && c != '_' && !dot) {
                return false;
            }
            if (dot && (i == 0 || name.charAt(i - 1) == '.' || name.charAt(i - 1) == '-')) {
                return false;
            }
        }
        return !name.isEmpty() && !name.endsWith("-");
    }

    /** Whether a row of digits, however long, is a number above the limit. */
    static boolean isAbove(String digits, int limit) {
        long value = 0;
        for (int i = 0; i < digits.length() && value <= limit; i++) {
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return value > limit;
    }
}

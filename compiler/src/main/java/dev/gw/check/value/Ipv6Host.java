package dev.gw.check.value;

import dev.gw.check.value.HostAddress.Kind;
import org.jspecify.annotations.Nullable;

/**
 * IPv6 as Kong's host fields take it: bare, in brackets, or in brackets with a port. Kong fills in the double colon by
 * counting colons, so it takes some addresses that are none ("1:2:3:4:5:6:7::8" with no group left out) and refuses those that
 * end in an IPv4 address.
 */
final class Ipv6Host {
    private static final int GROUPS = 8;

    private Ipv6Host() {}

    static HostAddress parse(String text) {
        int close = text.startsWith("[") ? closing(text) : -1;
        if (close < 0) {
            return check(text, text, null);
        }
        String address = text.substring(1, close);
        String rest = text.substring(close + 1);
        if (rest.isEmpty()) {
            return check(text, address, null);
        }
        boolean ported = rest.startsWith(":") && LuaChars.isAllDigits(rest.substring(1));
        return ported ? check(text, address, rest.substring(1)) : HostAddress.broken(Kind.IPV6, "invalid ipv6 address");
    }

    /** The bracket that closes the first one, counting nested ones; -1 where none does. */
    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static HostAddress check(String text, String address, @Nullable String port) {
        if (port != null && HostAddress.fine(Kind.IPV6, port).isBadPort()) {
            return HostAddress.broken(Kind.IPV6, HostAddress.BAD_PORT);
        }
        return isFull(expand(address))
                ? HostAddress.fine(Kind.IPV6, port)
                : HostAddress.broken(Kind.IPV6, "invalid ipv6 address: " + text);
    }

    private static String expand(String address) {
        String full = address.startsWith(":") ? "0" + address : address;
        full = full.endsWith(":") ? full + "0" : full;
        int gap = full.indexOf("::");
        if (gap < 0) {
            return full;
        }
        long colons = full.chars().filter(c -> c == ':').count();
        String zeros = "0:".repeat((int) Math.max(0, GROUPS - colons));
        return full.substring(0, gap) + ":" + zeros + full.substring(gap + 2);
    }

    private static boolean isFull(String address) {
        int groups = 0;
        int from = 0;
        while (true) {
            int colon = address.indexOf(':', from);
            int to = colon < 0 ? address.length() : colon;
            if (++groups > GROUPS || !isGroup(address, from, to)) {
                return false;
            }
            if (colon < 0) {
                return groups == GROUPS;
            }
            from = colon + 1;
        }
    }

    private static boolean isGroup(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!LuaChars.isHex(text.charAt(i))) {
                return false;
            }
        }
        return to > from && to - from <= 4;
    }
}

package dev.gw.check.value;

/** Addresses as inet_pton reads them, which is what Kong asks about an IP or a CIDR range. */
final class InetText {
    private static final int GROUPS = 8;

    private InetText() {}

    /** Whether it is an IPv4 or IPv6 address; the latter may stand in brackets. */
    static boolean isIp(String text) {
        return isIpv4(text) || isIpv6(text);
    }

    static boolean isCidr(String text) {
        int slash = text.indexOf('/', 2);
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        int bits = prefix(text.substring(slash + 1));
        return bits >= 0 && ((bits <= 32 && isIpv4(address)) || (bits <= 128 && isIpv6(address)));
    }

    private static int prefix(String digits) {
        boolean plain = LuaChars.isAllDigits(digits) && digits.length() <= 3;
        boolean padded = plain && digits.length() > 1 && digits.charAt(0) == '0';
        return plain && !padded ? Integer.parseInt(digits) : -1;
    }

    static boolean isIpv4(String text) {
        String rest = beforeNul(text);
        int octets = 0;
        int at = 0;
        while (octets < 4) {
            int from = at;
            while (at < rest.length() && LuaChars.isDigit(rest.charAt(at))) {
                at++;
            }
            if (!isOctet(rest, from, at)) {
                return false;
            }
            octets++;
            if (octets < 4 && (at >= rest.length() || rest.charAt(at++) != '.')) {
                return false;
            }
        }
        return at == rest.length();
    }

    private static boolean isOctet(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
            return false;
        }
        return Integer.parseInt(text, from, to, 10) <= 255;
    }

    static boolean isIpv6(String text) {
        String bare = text.length() > 1 && text.startsWith("[") && text.endsWith("]")
                ? text.substring(1, text.length() - 1)
                : text;
        String rest = beforeNul(bare);
        int gap = rest.indexOf("::");
        if (gap < 0) {
            return groups(rest, true) == GROUPS;
        }
        int before = gap == 0 ? 0 : groups(rest.substring(0, gap), false);
        int after = gap + 2 == rest.length() ? 0 : groups(rest.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups of 16 bits stand there between colons; -1 where something else does. */
    private static int groups(String text, boolean mayEndInIpv4) {
        int count = 0;
        int from = 0;
        while (count <= GROUPS) {
            int colon = text.indexOf(':', from);
            String group = text.substring(from, colon < 0 ? text.length() : colon);
            if (colon < 0 && mayEndInIpv4 && group.indexOf('.') >= 0) {
                return isIpv4(group) ? count + 2 : -1;
            }
            if (!isGroup(group)) {
                return -1;
            }
            count++;
            if (colon < 0) {
                return count;
            }
            from = colon + 1;
        }
        return -1;
    }

    private static boolean isGroup(String group) {
        for (int i = 0; i < group.length(); i++) {
            if (!LuaChars.isHex(group.charAt(i))) {
                return false;
            }
        }
        return !group.isEmpty() && group.length() <= 4;
    }

    /** C strings end at the first NUL. */
    private static String beforeNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }
}

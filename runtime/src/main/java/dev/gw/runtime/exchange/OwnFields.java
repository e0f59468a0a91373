package dev.gw.runtime.exchange;

/** Fields that the gateway names itself, by its configuration or by code. */
public final class OwnFields {
    private static final String NOT_IN_NAMES = "\"(),/:;<=>?@[\\]{}";
    private static final String DIGITS = "0123456789ABCDEF";

    private OwnFields() {}

    /** The name that is sent in an answer: as in a request, with hyphens for underscores. */
    public static String name(String given) {
        return inRequest(given.replace('_', '-'));
    }

    /** The name that is sent in a request: OpenResty writes percent triplets for octets that no name can have. */
    public static String inRequest(String name) {
        int good = 0;
        while (good < name.length() && isOfNames(name.charAt(good))) {
            good++;
        }
        if (good == name.length()) {
            return name;
        }
        StringBuilder out = new StringBuilder(name.length() + 16).append(name, 0, good);
        for (int i = good; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isOfNames(c)) {
                out.append(c);
            } else {
                out.append('%').append(DIGITS.charAt(c >> 4 & 15)).append(DIGITS.charAt(c & 15));
            }
        }
        return out.toString();
    }

    /** The value that is sent: line breaks are escaped, as OpenResty does it. */
    public static String value(String given) {
        return given.indexOf('\r') < 0 && given.indexOf('\n') < 0
                ? given
                : given.replace("\r", "%0D").replace("\n", "%0A");
    }

    private static boolean isOfNames(char c) {
        return c > ' ' && c < 0x7f && NOT_IN_NAMES.indexOf(c) < 0;
    }
}

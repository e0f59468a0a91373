package dev.gw.runtime.exchange;

/** Fields of answers that the gateway names itself, by its configuration or by code. */
public final class OwnFields {
    private static final String NOT_IN_NAMES = "\"(),/:;<=>?@[\\]{}";
    private static final String DIGITS = "0123456789ABCDEF";

    private OwnFields() {}

    /**
     * The name that is sent: nginx writes hyphens where Lua code names a field of an answer with underscores, and percent
     * triplets for octets that no name can have.
     */
    public static String name(String given) {
        String name = given.replace('_', '-');
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

    private static boolean isOfNames(char c) {
        return c > ' ' && c < 0x7f && NOT_IN_NAMES.indexOf(c) < 0;
    }
}

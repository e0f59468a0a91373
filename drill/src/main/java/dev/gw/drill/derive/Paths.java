package dev.gw.drill.derive;

import java.nio.charset.StandardCharsets;

/** Paths as they go over the wire. */
final class Paths {
    private static final String PLAIN = "-._~!$&'()*+,;=:@/%";

    private Paths() {}

    /** The path with what may not stand in a request percent-encoded. */
    static String onTheWire(String path) {
        StringBuilder out = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (isPlain(c)) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    /** Whether nothing in a path can be written in two ways. */
    static boolean isSimple(String path) {
        return path.indexOf('%') < 0 && path.chars().allMatch(c -> isPlain((char) c)) && !path.contains("//");
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }
}

package dev.gw.diagnostic.report;

import java.nio.charset.StandardCharsets;

/** File names as URI references. */
final class Uris {
    private static final String PLAIN = "-._~/!$&'()*+,;=@";

    private Uris() {}

    /** A relative name as a relative reference, an absolute one as a {@code file:} URI. */
    static String ofFile(String name) {
        String path = name.replace('\\', '/');
        String encoded = encode(path);
        if (path.startsWith("/")) {
            return "file://" + encoded;
        }
        return hasDrive(path) ? "file:///" + path.substring(0, 2) + encode(path.substring(2)) : encoded;
    }

    static boolean isAbsolute(String name) {
        return name.startsWith("/") || name.startsWith("\\") || hasDrive(name);
    }

    private static boolean hasDrive(String path) {
        return path.length() > 2 && path.charAt(1) == ':' && (path.charAt(2) == '/' || path.charAt(2) == '\\');
    }

    private static String encode(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (isAlphanumeric(c) || PLAIN.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(digit(c >> 4)).append(digit(c & 0xf));
            }
        }
        return out.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }
}

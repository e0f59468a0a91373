package dev.gw.runtime.http;

/** The host of a request, as nginx takes it apart. */
public final class HostName {
    private HostName() {}

    /** Refuses hosts with characters that could mislead: slashes, spaces, control characters. */
    static void check(String host) throws MalformedMessage {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c == '/' || c == 0x7f) {
                throw new MalformedMessage(400, "host with a forbidden character");
            }
        }
        if (host.contains("..")) {
            throw new MalformedMessage(400, "host with an empty label");
        }
    }

    /** The host in lower case, without port and trailing dot: nginx's {@code $host}. */
    public static String normalized(String host) {
        int bracket = host.startsWith("[") ? host.indexOf(']') : 0;
        int colon = bracket < 0 ? -1 : host.indexOf(':', bracket);
        String name = colon < 0 ? host : host.substring(0, colon);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return lower(name);
    }

    /** Lower case, but for octets of other characters than those of ASCII. */
    private static String lower(String name) {
        int upper = 0;
        while (upper < name.length() && !isUpper(name.charAt(upper))) {
            upper++;
        }
        if (upper == name.length()) {
            return name;
        }
        StringBuilder lower = new StringBuilder(name);
        for (int i = upper; i < name.length(); i++) {
            char c = name.charAt(i);
            lower.setCharAt(i, isUpper(c) ? (char) (c + 'a' - 'A') : c);
        }
        return lower.toString();
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Whether nothing is left of a host without port and trailing dot. */
    static boolean isEmpty(String host) {
        return host.isEmpty()
                || host.charAt(0) == ':'
                || host.charAt(0) == '.' && (host.length() == 1 || host.charAt(1) == ':');
    }
}

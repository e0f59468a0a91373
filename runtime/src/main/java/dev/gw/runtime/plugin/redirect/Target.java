package dev.gw.runtime.plugin.redirect;

import dev.gw.runtime.http.HexText;
import java.net.IDN;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute URL into which other paths and queries are put, written as browsers write URLs: the host in lower case,
 * without a default port, the path without dot segments.
 *
 * @param front scheme, user and host
 * @param fragment with its #; empty where there is none
 */
record Target(String front, String fragment) {
    /** The schemes whose hosts are names, and their usual ports. */
    private static final Map<String, String> PORTS =
            Map.of("http", "80", "https", "443", "ws", "80", "wss", "443", "ftp", "21");

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final String ESCAPED_IN_PATH = " \"#<>?`{}";
    private static final String ESCAPED_IN_QUERY = " \"#<>'";

    /** The URL; null where the text is none with a host. */
    static @Nullable Target parse(String url) {
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        String usual = PORTS.get(scheme);
        if (!SCHEME.matcher(scheme).matches()) {
            return null;
        }
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash);
        String rest = url.substring(colon + 3, hash < 0 ? url.length() : hash);
        int end = 0;
        String ends = usual == null ? "/?" : "/?\\";
        while (end < rest.length() && ends.indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        if (usual == null) {
            // what other schemes mean by a host is theirs to say
            return new Target(scheme + "://" + authority, fragment);
        }
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        if (host.endsWith(":" + usual)) {
            host = host.substring(0, host.length() - usual.length() - 1);
        }
        return new Target(scheme + "://" + authority.substring(0, at + 1) + ascii(host), fragment);
    }

    private static String ascii(String host) {
        try {
            return host.startsWith("[") ? host.toLowerCase(Locale.ROOT) : IDN.toASCII(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * With another path and query.
     *
     * @param path one character per octet
     * @param query the same; null or empty for none
     */
    String with(String path, @Nullable String query) {
        String search = query == null || query.isEmpty() ? "" : "?" + escape(query, ESCAPED_IN_QUERY);
        return front + normalized(escape(path.replace('\\', '/'), ESCAPED_IN_PATH)) + search + fragment;
    }

    private static String escape(String octets, String escaped) {
        StringBuilder out = new StringBuilder(octets.length() + 8);
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c <= ' ' || c >= 0x7f || escaped.indexOf(c) >= 0) {
                HexText.percent(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String normalized(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String plain = segments[i].replace("%2e", ".").replace("%2E", ".");
            boolean last = i == segments.length - 1;
            if (plain.equals("..")) {
                kept.pollLast();
            } else if (!plain.equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }
}

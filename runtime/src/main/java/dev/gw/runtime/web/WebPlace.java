package dev.gw.runtime.web;

/**
 * Where a URL leads.
 *
 * @param tls whether it is asked over TLS
 * @param host a name or an address, without brackets
 * @param port the port, the scheme's own where the URL has none
 * @param target path and query as they stand there, {@code /} at least
 */
public record WebPlace(boolean tls, String host, int port, String target) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads a URL. What stands in its path and query is not looked at.
     *
     * @throws IllegalArgumentException where it is none of http or https with a host
     */
    public static WebPlace of(String url) {
        boolean tls = url.regionMatches(/* ignoreCase= */ true, 0, "https://", 0, 8);
        if (!tls && !url.regionMatches(/* ignoreCase= */ true, 0, "http://", 0, 7)) {
            throw new IllegalArgumentException("this is no URL to ask: " + url);
        }
        int start = tls ? 8 : 7;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(Math.max(start, url.lastIndexOf('@', end - 1) + 1), end);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        if (host.isEmpty()) {
            throw new IllegalArgumentException("this URL names no host: " + url);
        }
        int usual = tls ? 443 : 80;
        return new WebPlace(
                tls, bare(host), hasPort ? port(authority.substring(colon + 1), usual, url) : usual, target(url, end));
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String text, int usual, String url) {
        if (text.isEmpty()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException("this URL has no port that can be asked: " + url);
    }

    private static String target(String url, int from) {
        int fragment = url.indexOf('#', from);
        String target = url.substring(from, fragment < 0 ? url.length() : fragment);
        return target.startsWith("/") ? target : "/" + target;
    }

    /** Host and port as the Host field has them: the port is left out where it is the scheme's own. */
    public String authority() {
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (tls ? 443 : 80) ? shown : shown + ":" + port;
    }

    /** The path, without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query; empty where there is none. */
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }
}

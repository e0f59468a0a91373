package dev.gw.cli.explain;

import dev.gw.cli.command.UsageException;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The request that {@code gw explain} is asked about, read as if it had come in.
 *
 * @param url the URL, with scheme and host
 * @param head what the client would send
 * @param connection what it would come on: Kong's usual ports, from this machine
 */
record AskedRequest(String url, RequestHead head, Request.Connection connection) {
    static AskedRequest of(String method, String text, List<String> headers) {
        String url = text.startsWith("/") ? "http://localhost" + text : text;
        String lower = url.toLowerCase(Locale.ROOT);
        boolean tls = lower.startsWith("https://");
        if (!tls && !lower.startsWith("http://")) {
            throw new UsageException("the URL begins with http://, https:// or /; this does not: " + text);
        }
        int start = tls ? 8 : 7;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end);
        String target = target(url.substring(end));
        StringBuilder octets = new StringBuilder();
        octets.append(method.toUpperCase(Locale.ROOT))
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\n");
        boolean named = false;
        for (String header : headers) {
            named |= header.toLowerCase(Locale.ROOT).startsWith("host:");
            octets.append(line(header)).append("\r\n");
        }
        if (!named) {
            octets.append("Host: ").append(octets(authority)).append("\r\n");
        }
        try {
            RequestHead head = RequestHead.of(octets.append("\r\n").toString());
            return new AskedRequest(url, head, connection(tls, authority));
        } catch (MalformedMessage problem) {
            throw new UsageException("the gateway would answer " + Math.min(problem.status(), 599)
                    + " without asking a route: " + problem.getMessage());
        }
    }

    private static String target(String text) {
        int hash = text.indexOf('#');
        String sent = hash < 0 ? text : text.substring(0, hash);
        return octets(sent.startsWith("/") ? sent : "/" + sent);
    }

    private static String line(String header) {
        boolean broken = header.indexOf('\r') >= 0 || header.indexOf('\n') >= 0;
        if (header.indexOf(':') < 1 || broken) {
            throw new UsageException("--header takes NAME:VALUE");
        }
        return octets(header);
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Request.Connection connection(boolean tls, String authority) {
        return new Request.Connection(
                1, 1, "127.0.0.1", 0, "127.0.0.1", tls ? 8443 : 8000, tls, tls ? serverName(authority) : null);
    }

    /** What a client names in the handshake: the host, unless it is an address. */
    private static @Nullable String serverName(String authority) {
        String host = authority.replaceAll(":\\d*$", "").toLowerCase(Locale.ROOT);
        boolean address = host.startsWith("[") || host.matches("[0-9.]+");
        return address || host.isEmpty() ? null : host;
    }
}

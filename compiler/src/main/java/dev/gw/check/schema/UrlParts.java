package dev.gw.check.schema;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a service's {@code url} apart as Kong does: by shape only, without a look at what the parts hold. */
final class UrlParts {
    private static final String DEFAULT_PROTOCOL = "http";
    private static final int DEFAULT_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private String rest;
    private @Nullable String scheme;
    private @Nullable String host;
    private @Nullable String port;

    private UrlParts(String url) {
        this.rest = url;
        cut("#");
        takeScheme();
        takeAuthority();
        cut("?");
        cut(";");
    }

    static Map<String, Node> of(String url, Span span) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (url.isEmpty()) {
            return fields;
        }
        UrlParts parts = new UrlParts(url);
        Double port = parts.port == null ? null : LuaNumber.parse(parts.port);
        String protocol = parts.protocol(port);
        fields.put("protocol", Scalar.string(protocol, span));
        fields.put("host", text(parts.host, span));
        fields.put("port", parts.portNode(port, protocol, span));
        fields.put("path", text(parts.rest.isEmpty() ? null : parts.rest, span));
        return fields;
    }

    private String protocol(@Nullable Double number) {
        if (scheme != null) {
            return scheme;
        }
        return number != null && number == HTTPS_PORT ? "https" : DEFAULT_PROTOCOL;
    }

    private Scalar portNode(@Nullable Double number, String protocol, Span span) {
        if (number != null) {
            String text = LuaText.number(number);
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Scalar.integer(number.longValue(), text, span)
                    : Scalar.number(number, text, span);
        }
        if (port != null) {
            return Scalar.string(port, span);
        }
        int known = protocol.equals("https") ? HTTPS_PORT : DEFAULT_PORT;
        return Scalar.integer(known, Integer.toString(known), span);
    }

    private static Scalar text(@Nullable String text, Span span) {
        return text == null ? Scalar.nil(span) : Scalar.string(text, span);
    }

    private void cut(String from) {
        int at = rest.indexOf(from);
        if (at >= 0) {
            rest = rest.substring(0, at);
        }
    }

    private void takeScheme() {
        int at = 0;
        while (at < rest.length() && isSchemeLetter(rest.charAt(at), at)) {
            at++;
        }
        if (at > 0 && at < rest.length() && rest.charAt(at) == ':') {
            scheme = rest.substring(0, at);
            rest = rest.substring(at + 1);
        }
    }

    private static boolean isSchemeLetter(char c, int at) {
        boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        return word || at > 0 && (c == '+' || c == '-' || c == '.');
    }

    private void takeAuthority() {
        if (!rest.startsWith("//")) {
            return;
        }
        int end = rest.indexOf('/', 2);
        String authority = rest.substring(2, end < 0 ? rest.length() : end);
        rest = end < 0 ? "" : rest.substring(end);
        authority = authority.substring(authority.indexOf('@') + 1);
        int colon = authority.lastIndexOf(':');
        if (colon >= 0 && authority.indexOf(']', colon) < 0) {
            port = authority.substring(colon + 1);
            authority = authority.substring(0, colon);
        }
        if (!authority.isEmpty()) {
            boolean bracketed = authority.length() > 2 && authority.startsWith("[") && authority.endsWith("]");
            host = bracketed ? authority.substring(1, authority.length() - 1) : authority;
        }
    }
}

package dev.gw.runtime.plugin.jwt;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Scheme;
import dev.gw.runtime.plugin.auth.SentHeaders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where tokens may stand in a request. Immutable. */
final class TokenSources {
    /** Stands for an argument without an equals sign, which is no text in Kong. */
    static final String NO_TEXT = "\0";

    private final List<String> arguments;
    private final List<String> cookies;
    private final List<String> headers;

    TokenSources(PluginConfig config) {
        arguments = config.strings("uri_param_names");
        cookies = config.strings("cookie_names");
        headers = config.strings("header_names");
    }

    /** All different tokens of a request. */
    Set<String> find(Exchange exchange) {
        Set<String> found = new LinkedHashSet<>(4);
        String query = exchange.query();
        if (query != null && !arguments.isEmpty()) {
            findIn(QueryArgs.parse(query), found);
        }
        for (String name : cookies) {
            String value = cookie(exchange.headers().all("Cookie"), name);
            if (value != null && !value.isEmpty()) {
                found.add(value);
            }
        }
        for (String name : headers) {
            List<String> sent = SentHeaders.all(exchange.headers(), name);
            String token = sent.isEmpty() ? null : Scheme.after("bearer", sent.get(0), 1);
            if (token != null) {
                found.add(token);
            }
        }
        return found;
    }

    private void findIn(QueryArgs query, Set<String> found) {
        for (QueryArgs.Arg arg : query.all()) {
            if (arguments.contains(arg.name())) {
                String value = arg.value();
                if (value == null || !value.isEmpty()) {
                    found.add(value == null ? NO_TEXT : value);
                }
            }
        }
    }

    /** A cookie's value as nginx finds it: the name in any case, spaces around the equals sign. */
    private static @Nullable String cookie(List<String> lines, String name) {
        for (String line : lines) {
            int at = 0;
            while (at < line.length()) {
                String value = line.regionMatches(true, at, name, 0, name.length())
                        ? valueBehind(line, at + name.length())
                        : null;
                if (value != null) {
                    return value;
                }
                while (at < line.length() && line.charAt(at) != ';' && line.charAt(at) != ',') {
                    at++;
                }
                at = skipSpaces(line, at + 1);
            }
        }
        return null;
    }

    private static @Nullable String valueBehind(String line, int from) {
        int at = skipSpaces(line, from);
        if (at >= line.length() || line.charAt(at) != '=') {
            return null;
        }
        int start = skipSpaces(line, at + 1);
        int end = line.indexOf(';', start);
        return line.substring(start, end < 0 ? line.length() : end);
    }

    private static int skipSpaces(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return Math.min(at, line.length());
    }
}

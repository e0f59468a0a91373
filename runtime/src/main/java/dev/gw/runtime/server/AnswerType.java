package dev.gw.runtime.server;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the client is told of an answer's media type. */
final class AnswerType {
    private static final String TYPE = "Content-Type";
    private static final String CHARSET = "charset=";

    /** The types that nginx names a charset for, each with the usual one. */
    private static final Map<String, String> TEXTS = Stream.of(
                    "text/html",
                    "text/xml",
                    "text/plain",
                    "text/vnd.wap.wml",
                    "application/javascript",
                    "application/rss+xml")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), type -> named(type, "UTF-8")));

    private AnswerType() {}

    /**
     * Names the charset of a type that doesn't: that of the upstream's type, which nginx keeps though a plugin has set
     * another type, or UTF-8 for texts, but for old redirects.
     */
    static void nameCharset(Response response) {
        Headers headers = response.headers();
        String type = headers.get(TYPE);
        if (type == null || type.isEmpty() || type.indexOf(';') >= 0) {
            return;
        }
        String charset = received(response);
        if (charset != null) {
            headers.set(TYPE, named(type, charset));
            return;
        }
        boolean redirects = response.status() == 301 || response.status() == 302;
        String lower = type.toLowerCase(Locale.ROOT);
        String text = redirects ? null : TEXTS.get(lower);
        if (text != null) {
            headers.set(TYPE, type.equals(lower) ? text : named(type, "UTF-8"));
        }
    }

    private static String named(String type, String charset) {
        return type + "; " + CHARSET + charset;
    }

    private static @Nullable String received(Response response) {
        Headers received = response.received();
        String type = received == null ? null : received.get(TYPE);
        return type == null ? null : charset(type);
    }

    /** All that stands behind a type's first charset, but for quotes around it, as nginx reads it; null for nothing. */
    private static @Nullable String charset(String type) {
        int at = type.indexOf(';');
        while (at >= 0) {
            do {
                at++;
            } while (at < type.length() && type.charAt(at) == ' ');
            if (type.regionMatches(/* ignoreCase= */ true, at, CHARSET, 0, CHARSET.length())) {
                return unquoted(type.substring(at + CHARSET.length()));
            }
            at = type.indexOf(';', at);
        }
        return null;
    }

    private static @Nullable String unquoted(String text) {
        String rest = text.startsWith("\"") ? text.substring(1) : text;
        String charset = rest.endsWith("\"") ? rest.substring(0, rest.length() - 1) : rest;
        return charset.isEmpty() ? null : charset;
    }
}

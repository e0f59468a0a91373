package dev.gw.drill.replay;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes requests of what recordings hold: whole URLs, and fields of which some belong to the old connection. */
final class Asks {
    /** Fields that say something of the connection, which is another one now. */
    private static final Set<String> OF_CONNECTION = Set.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "accept-encoding");

    /** Fields that prove who asks. */
    private static final Set<String> SECRET = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "apikey",
            "api-key",
            "x-api-key",
            "x-auth-token",
            "x-csrf-token",
            "x-amz-security-token");

    private Asks() {}

    /** A request to a URL or to a path alone; null where it is neither. */
    static @Nullable Ask of(String method, String url, List<Field> headers, @Nullable String body) {
        String rest = url;
        String host = "localhost";
        int scheme = url.indexOf("://");
        if (scheme > 0) {
            int slash = url.indexOf('/', scheme + 3);
            host = slash < 0 ? url.substring(scheme + 3) : url.substring(scheme + 3, slash);
            host = host.substring(host.lastIndexOf('@') + 1);
            rest = slash < 0 ? "/" : url.substring(slash);
        }
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        boolean plain = rest.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!rest.startsWith("/") || !plain || !method.matches("[A-Z]{1,20}") || host.isEmpty()) {
            return null;
        }
        int mark = rest.indexOf('?');
        String path = mark < 0 ? rest : rest.substring(0, mark);
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        List<Field> kept = new ArrayList<>();
        String named = host;
        for (Field field : headers) {
            String lower = field.name().toLowerCase(Locale.ROOT);
            named = lower.equals("host") ? field.value() : named;
            if (!OF_CONNECTION.contains(lower) && !lower.startsWith(":")) {
                kept.add(new Field(field.name(), field.value(), SECRET.contains(lower)));
            }
        }
        String octets =
                body == null ? null : new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new Ask(method, named, path, query, kept, octets, null, false, List.of());
    }
}

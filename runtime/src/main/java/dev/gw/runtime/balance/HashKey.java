package dev.gw.runtime.balance;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.RandomUuid;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.http.HexText;
import dev.gw.runtime.http.QueryArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What of a request consistent hashing goes by.
 *
 * @param first asked first
 * @param fallback asked where the first has no value
 * @param cookie the cookie's name, for parts that are cookies
 * @param cookiePath its path
 */
record HashKey(Part first, Part fallback, String cookie, String cookiePath) {
    /**
     * A part of the request.
     *
     * @param on what kind of part
     * @param name which header, argument or capture
     */
    record Part(String on, String name) {}

    static HashKey of(Fields upstream) {
        return new HashKey(
                part(upstream, "hash_on"),
                part(upstream, "hash_fallback"),
                upstream.text("hash_on_cookie", ""),
                upstream.text("hash_on_cookie_path", "/"));
    }

    private static Part part(Fields upstream, String prefix) {
        String on = upstream.text(prefix, "none");
        return new Part(on, upstream.text(prefix + "_" + on, ""));
    }

    /**
     * The value; empty where neither part has one.
     *
     * @param random draws the cookie of a client that has none; the exchange then carries it to the client
     */
    String of(Exchange exchange, RandomGenerator random) {
        if (first.on.equals("none")) {
            return "";
        }
        String value = value(first, exchange, random);
        if (value == null && !fallback.on.equals("none")) {
            value = value(fallback, exchange, random);
        }
        return value == null ? "" : value;
    }

    private @Nullable String value(Part part, Exchange exchange, RandomGenerator random) {
        return switch (part.on) {
            case "consumer" -> consumer(exchange.identity());
            case "ip" -> exchange.request().connection().peer();
            case "header" -> header(part.name, exchange);
            case "cookie" -> cookie(exchange, random);
            case "path" -> path(exchange.request().path());
            case "query_arg" -> argument(part.name, exchange);
            case "uri_capture" -> capture(part.name, exchange.match());
            default -> null;
        };
    }

    private static @Nullable String consumer(@Nullable Identity identity) {
        if (identity == null) {
            return null;
        }
        return identity.consumerId() != null ? identity.consumerId() : identity.credentialId();
    }

    /**
     * The values of a header. Kong 3.9 looks it up as a variable of nginx, in whose names there are underscores for hyphens:
     * a name with a hyphen is never found.
     */
    private static @Nullable String header(String name, Exchange exchange) {
        StringBuilder values = null;
        Headers headers = exchange.headers();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).replace('-', '_').equalsIgnoreCase(name)) {
                values = values == null ? new StringBuilder() : values.append(", ");
                values.append(headers.value(i));
            }
        }
        return values == null ? null : values.toString();
    }

    private String cookie(Exchange exchange, RandomGenerator random) {
        for (String line : exchange.request().headers().all("Cookie")) {
            for (String pair : line.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(cookie)) {
                    return pair.substring(equals + 1).strip();
                }
            }
        }
        String drawn = RandomUuid.from(random).toString();
        exchange.stickyCookie(cookie + "=" + drawn + "; Path=" + cookiePath + "; Same-Site=Lax; HttpOnly");
        return drawn;
    }

    /** The path as nginx reads it: without triplets. */
    private static @Nullable String path(@Nullable String path) {
        return path == null ? null : HexText.decoded(path.replace("+", "%2B"));
    }

    private static @Nullable String argument(String name, Exchange exchange) {
        List<String> values = new ArrayList<>();
        for (QueryArgs.Arg arg : QueryArgs.parse(exchange.query()).all()) {
            if (arg.name().equals(name)) {
                values.add(Objects.requireNonNullElse(arg.value(), "true"));
            }
        }
        values.sort(null);
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static @Nullable String capture(String name, @Nullable RouteMatch match) {
        if (match == null) {
            return null;
        }
        int number = name.length() <= 3 && !name.isEmpty() && name.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(name)
                : -1;
        if (number >= 0) {
            return number < match.numbered().size() ? match.numbered().get(number) : null;
        }
        return match.named().get(name);
    }
}

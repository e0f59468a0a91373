package dev.gw.runtime.plugin;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.MultipartBody;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.json.Cjson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as Kong's plugins read it by its type: a form in either encoding, or JSON. Texts have one character per
 * octet; an argument without an equals sign is true, and what stands several times is a list.
 *
 * @param value a map or a list; null where the body is neither, or larger than what is kept in memory
 * @param isOfKnownType whether the Content-Type is one that is read at all
 */
public record ParsedBody(@Nullable Object value, boolean isOfKnownType) {
    /** The body of a request, of which all is given. */
    public static ParsedBody of(Exchange exchange, byte[] whole) {
        String type = exchange.headers().get("Content-Type");
        String media = type == null ? "" : type.toLowerCase(Locale.ROOT);
        boolean isForm = media.startsWith("application/x-www-form-urlencoded");
        boolean isJson = media.startsWith("application/json");
        if (type == null || !isForm && !isJson && !media.startsWith("multipart/form-data")) {
            return new ParsedBody(null, false);
        }
        byte[] seen = SeenBody.of(exchange, whole);
        if (seen == null) {
            return new ParsedBody(null, true);
        }
        String octets = new String(seen, StandardCharsets.ISO_8859_1);
        if (isJson) {
            Object value = Cjson.decode(octets);
            return new ParsedBody(value instanceof Map || value instanceof List ? value : null, true);
        }
        return new ParsedBody(isForm ? arguments(octets) : parts(octets, type), true);
    }

    /** The fields by their names; none where there is no map. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> fields() {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The arguments of a query or form; none for null. */
    public static Map<String, Object> arguments(@Nullable String encoded) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (QueryArgs.Arg arg : QueryArgs.parse(encoded).all()) {
            put(all, octets(arg.name()), arg.value() == null ? true : octets(arg.value()));
        }
        return all;
    }

    private static Map<String, Object> parts(String octets, String type) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (MultipartBody.Part part : MultipartBody.parse(octets, type).parts()) {
            put(all, part.name(), part.value());
        }
        return all;
    }

    /** Adds a value to what a name has already: of several it makes a list. */
    public static void put(Map<String, Object> all, String name, Object value) {
        all.merge(name, value, (before, other) -> {
            List<Object> both = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
            both.add(other);
            return both;
        });
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}

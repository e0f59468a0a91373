package dev.gw.runtime.plugin.keyauth;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.MultipartBody;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.SeenBody;
import dev.gw.runtime.plugin.auth.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The named values of a body: of a form in either encoding, or of a JSON object. */
final class BodyArgs {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final String type;
    private final @Nullable QueryArgs form;
    private final @Nullable Object json;
    private final @Nullable MultipartBody multipart;

    BodyArgs(Exchange exchange, byte[] whole) {
        this.exchange = exchange;
        byte[] seen = SeenBody.of(exchange, whole);
        byte[] body = seen == null ? new byte[0] : seen;
        String sent = exchange.headers().get("Content-Type");
        type = sent == null || seen == null ? "" : sent;
        String media = type.toLowerCase(Locale.ROOT);
        String octets = new String(body, StandardCharsets.ISO_8859_1);
        form = media.startsWith(FORM) ? QueryArgs.parse(octets) : null;
        multipart = media.startsWith(MULTIPART) ? MultipartBody.parse(octets, type) : null;
        Object value = media.startsWith(JSON) ? Cjson.decode(octets) : null;
        json = value instanceof Map || value instanceof List ? value : null;
    }

    Found find(String name) {
        if (form != null) {
            return Found.in(form, name);
        }
        if (multipart != null) {
            List<String> values = multipart.parts().stream()
                    .filter(part -> part.name().equals(octets(name)))
                    .map(MultipartBody.Part::value)
                    .toList();
            return values.isEmpty()
                    ? Found.NOTHING
                    : values.size() > 1 ? Found.AMBIGUOUS : Found.of(Octets.utf8(values.get(0)));
        }
        Object value = json instanceof Map<?, ?> map ? map.get(octets(name)) : null;
        if (value instanceof String text) {
            return Found.of(Octets.utf8(text));
        }
        return value instanceof Map || value instanceof List ? Found.AMBIGUOUS : Found.NOTHING;
    }

    /**
     * Takes the name out of the body that goes upstream. As in Kong, what is left is written anew, also where the name is
     * not in it: forms sorted, parts of forms sorted and without what else they said of themselves.
     *
     * @throws IllegalStateException where Kong fails over the body
     */
    void hide(String name) {
        if (form == null && multipart == null && json == null) {
            return;
        }
        int semicolon = type.indexOf(';');
        String bare = semicolon < 0 ? type : type.substring(0, semicolon);
        if (!List.of(FORM, MULTIPART, JSON).contains(bare)) {
            throw new IllegalStateException("Kong writes no body of type " + bare);
        }
        if (form != null) {
            String left = Objects.requireNonNullElse(form.without(name).encodeSorted(), "");
            exchange.replaceBody(left.getBytes(StandardCharsets.UTF_8));
        } else if (multipart != null) {
            exchange.replaceBody(without(multipart, octets(name)).getBytes(StandardCharsets.ISO_8859_1));
        } else if (json != null) {
            if (json instanceof Map<?, ?> map) {
                map.remove(octets(name));
            }
            exchange.replaceBody(Cjson.encode(json).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private String without(MultipartBody form, String hidden) {
        TreeMap<String, String> values = new TreeMap<>();
        for (MultipartBody.Part part : form.parts()) {
            if (!part.name().equals(hidden) && values.put(part.name(), part.value()) != null) {
                throw new IllegalStateException("Kong writes no form in which a name stands twice");
            }
        }
        String boundary = String.valueOf(form.boundary());
        exchange.upstream().headers().set("Content-Type", MULTIPART + "; boundary=" + boundary);
        StringBuilder body = new StringBuilder();
        values.forEach((name, value) -> {
            body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
            body.append(name).append("\"\r\n\r\n").append(value).append("\r\n");
        });
        return body.append("--").append(boundary).append("--\r\n").toString();
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}

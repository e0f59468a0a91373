package dev.gw.runtime.plugin.keyauth;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The named values of a body: of a form in either encoding, or of a JSON object. */
final class BodyArgs {
    private final Exchange exchange;
    private final @Nullable QueryArgs form;
    private final @Nullable MapNode json;
    private final @Nullable Multipart multipart;

    BodyArgs(Exchange exchange, byte[] body) {
        this.exchange = exchange;
        String type = exchange.headers().get("Content-Type");
        String media = type == null ? "" : type.toLowerCase(Locale.ROOT);
        form = media.startsWith("application/x-www-form-urlencoded")
                ? QueryArgs.parse(new String(body, StandardCharsets.ISO_8859_1))
                : null;
        multipart = type != null && media.startsWith("multipart/form-data")
                ? Multipart.parse(type, new String(body, StandardCharsets.ISO_8859_1))
                : null;
        json = media.startsWith("application/json") ? json(new String(body, StandardCharsets.UTF_8)) : null;
    }

    private static @Nullable MapNode json(String text) {
        return DocumentReader.read(SourceFile.of("body.json", text), DocumentReader.Dialect.KONG, new Diagnostics())
                                .orElse(MapNode.empty())
                        instanceof MapNode map
                ? map
                : null;
    }

    Found find(String name) {
        if (form != null) {
            return Found.in(form, name);
        }
        if (multipart != null) {
            String value = multipart.parts().get(name);
            return value == null ? Found.NOTHING : Found.of(Octets.utf8(value));
        }
        Node value = json == null ? null : json.get(name);
        if (value instanceof Scalar scalar) {
            return scalar.isString() ? Found.of(scalar.text()) : Found.NOTHING;
        }
        return value == null ? Found.NOTHING : Found.AMBIGUOUS;
    }

    /** Takes the name out of the body that goes upstream. */
    void hide(String name) {
        if (form != null && form.has(name)) {
            String left = form.without(name).encode();
            exchange.replaceBody((left == null ? "" : left).getBytes(StandardCharsets.UTF_8));
        } else if (multipart != null && multipart.parts().containsKey(name)) {
            exchange.replaceBody(multipart.without(name).getBytes(StandardCharsets.ISO_8859_1));
        } else if (json != null && json.has(name)) {
            exchange.replaceBody(JsonWriter.compact(json.without(name)).getBytes(StandardCharsets.UTF_8));
        }
    }
}

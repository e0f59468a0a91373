package dev.gw.runtime.plugin.keyauth;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The named values of a form or JSON body. */
final class BodyArgs {
    private final Exchange exchange;
    private final @Nullable QueryArgs form;
    private final @Nullable MapNode json;

    BodyArgs(Exchange exchange, byte[] body) {
        this.exchange = exchange;
        String type = exchange.request().headers().get("Content-Type");
        String media = type == null ? "" : type.toLowerCase(Locale.ROOT);
        form = media.startsWith("application/x-www-form-urlencoded")
                ? QueryArgs.parse(new String(body, StandardCharsets.ISO_8859_1))
                : null;
        json = media.startsWith("application/json") ? json(new String(body, StandardCharsets.UTF_8)) : null;
    }

    private static @Nullable MapNode json(String text) {
        return DocumentReader.read(SourceFile.of("body.json", text), DocumentReader.Dialect.SOURCE, new Diagnostics())
                                .orElse(MapNode.empty())
                        instanceof MapNode map
                ? map
                : null;
    }

    List<String> values(String name) {
        if (form != null) {
            return form.values(name);
        }
        boolean isText = json != null && json.get(name) instanceof Scalar scalar && scalar.isString();
        return isText && json != null ? List.of(String.valueOf(json.string(name))) : List.of();
    }

    /** Takes the name out of the body that goes upstream. */
    void hide(String name) {
        if (form != null && form.has(name)) {
            String left = form.without(name).encode();
            exchange.replaceBody((left == null ? "" : left).getBytes(StandardCharsets.UTF_8));
        } else if (json != null && json.has(name)) {
            exchange.replaceBody(JsonWriter.compact(json.without(name)).getBytes(StandardCharsets.UTF_8));
        }
    }
}

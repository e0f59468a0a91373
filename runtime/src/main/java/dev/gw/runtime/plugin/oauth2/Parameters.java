package dev.gw.runtime.plugin.oauth2;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a request: those of its query, over which those of its body win. Immutable. */
final class Parameters {
    private final Map<String, String> values = new HashMap<>();

    Parameters(Exchange exchange, byte[] body) {
        put(QueryArgs.parse(exchange.query()));
        String type = exchange.headers().get("Content-Type");
        if (type != null && type.contains("application/x-www-form-urlencoded")) {
            put(QueryArgs.parse(new String(body, StandardCharsets.UTF_8)));
        } else if (type != null && type.contains("application/json")) {
            putJson(body);
        }
    }

    private void put(QueryArgs args) {
        for (QueryArgs.Arg arg : args.all()) {
            if (arg.value() != null) {
                values.put(arg.name(), arg.value());
            }
        }
    }

    private void putJson(byte[] body) {
        SourceFile file = SourceFile.of("body.json", new String(body, StandardCharsets.UTF_8));
        Node read = DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElse(null);
        if (read instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                if (entry.value() instanceof Scalar scalar && scalar.isString()) {
                    values.put(entry.name(), scalar.text());
                }
            }
        }
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }
}

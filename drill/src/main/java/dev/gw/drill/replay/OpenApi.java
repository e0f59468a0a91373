package dev.gw.drill.replay;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import dev.gw.emit.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The examples of an OpenAPI description: each operation whose parameters all have one. */
final class OpenApi {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final List<Recorded> requests = new ArrayList<>();
    private int number;
    private int skipped;
    private int first;

    private OpenApi() {}

    static Recording read(MapNode root) {
        OpenApi api = new OpenApi();
        String base = root.list("servers").stream()
                .filter(MapNode.class::isInstance)
                .map(server -> ((MapNode) server).string("url"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        MapNode paths = Objects.requireNonNullElse(root.map("paths"), MapNode.empty());
        for (MapNode.Entry path : paths.entries()) {
            if (path.value() instanceof MapNode item) {
                api.path(base.replaceAll("/$", "") + path.name(), item);
            }
        }
        return new Recording("OpenAPI", api.requests, api.skipped, api.first);
    }

    private void path(String url, MapNode item) {
        for (MapNode.Entry entry : item.entries()) {
            if (METHODS.contains(entry.name()) && entry.value() instanceof MapNode operation) {
                number++;
                Ask ask = operation(url, item, entry.name().toUpperCase(Locale.ROOT), operation);
                if (ask == null) {
                    skipped++;
                    first = first == 0 ? number : first;
                } else {
                    requests.add(new Recorded(0, ask, 0));
                }
            }
        }
    }

    private static @Nullable Ask operation(String url, MapNode item, String method, MapNode operation) {
        String filled = url;
        List<Field> headers = new ArrayList<>();
        for (Node node : Stream.concat(item.list("parameters").stream(), operation.list("parameters").stream())
                .toList()) {
            if (!(node instanceof MapNode parameter) || parameter.string("name") == null) {
                continue;
            }
            String name = String.valueOf(parameter.string("name"));
            String example = example(parameter);
            boolean required = parameter.get("required") instanceof Scalar scalar && scalar.isTrue();
            if (example == null && required) {
                return null;
            }
            if (example != null) {
                String encoded = URLEncoder.encode(example, StandardCharsets.UTF_8);
                switch (String.valueOf(parameter.string("in"))) {
                    case "path" -> filled = filled.replace("{" + name + "}", encoded);
                    case "query" -> filled += (filled.indexOf('?') < 0 ? "?" : "&") + name + "=" + encoded;
                    case "header" -> headers.add(Field.of(name, example));
                    default -> {}
                }
            }
        }
        String body = body(operation);
        if (body != null) {
            headers.add(Field.of("Content-Type", "application/json"));
        }
        return filled.indexOf('{') >= 0 ? null : Asks.of(method, filled, headers, body);
    }

    private static @Nullable String body(MapNode operation) {
        MapNode request = operation.map("requestBody");
        MapNode content = request == null ? null : request.map("content");
        MapNode json = content == null ? null : content.map("application/json");
        Node example = json == null ? null : exampleOf(json);
        return example == null ? null : JsonWriter.compact(example);
    }

    private static @Nullable String example(MapNode parameter) {
        return exampleOf(parameter) instanceof Scalar scalar ? scalar.text() : null;
    }

    /** Its own example, the first of several, or that of its schema. */
    private static @Nullable Node exampleOf(MapNode map) {
        if (map.get("example") != null) {
            return map.get("example");
        }
        MapNode several = map.map("examples");
        if (several != null
                && !several.entries().isEmpty()
                && several.entries().get(0).value() instanceof MapNode one) {
            return one.get("value");
        }
        MapNode schema = map.map("schema");
        if (schema == null) {
            return null;
        }
        return schema.get("example") != null ? schema.get("example") : schema.get("default");
    }
}

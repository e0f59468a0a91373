package dev.gw.drill.derive;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Hints;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Example values for what a route matches. */
final class Samples {
    static final String ANY_HOST = "gateway.drill.test";

    private final Entity route;
    private final Hints hints;
    private final boolean tls;

    Samples(Entity route, Scene scene) {
        this.route = route;
        this.hints = scene.hints();
        this.tls = scene.tls();
    }

    /** The methods, or GET where any will do. */
    List<String> methods() {
        List<String> methods = strings(route.fields(), "methods");
        return methods.isEmpty() ? List.of("GET") : methods;
    }

    /** A method that asks for a thing rather than about it, where there is one. */
    String method() {
        List<String> methods = methods();
        return methods.contains("GET")
                ? "GET"
                : methods.stream()
                        .filter(method -> !method.equals("OPTIONS"))
                        .findFirst()
                        .orElse(methods.get(0));
    }

    /** A host for each of the route's hosts. */
    List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        for (String host : strings(route.fields(), "hosts")) {
            hosts.add(host.startsWith("*") ? "drill" + host.substring(1) : host.replace("*", "test"));
        }
        return hosts.isEmpty() ? List.of(ANY_HOST) : hosts;
    }

    boolean hasHosts() {
        return !strings(route.fields(), "hosts").isEmpty();
    }

    boolean hasMethods() {
        return !strings(route.fields(), "methods").isEmpty();
    }

    /** A path for each of the route's paths that one was found for. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        String hint = hints.paths().get(String.valueOf(route.name()));
        if (hint != null) {
            paths.add(hint);
        }
        List<String> written = strings(route.fields(), "paths");
        for (String path : written) {
            String sample = path.startsWith("~") ? RegexSample.of(path.substring(1)) : path;
            if (sample != null && sample.startsWith("/")) {
                paths.add(Paths.onTheWire(sample));
            }
        }
        return written.isEmpty() && paths.isEmpty() ? List.of("/") : paths;
    }

    /** The plain paths of the route: prefixes. */
    List<String> prefixes() {
        return strings(route.fields(), "paths").stream()
                .filter(path -> !path.startsWith("~"))
                .toList();
    }

    /**
     * One of the headers that the route asks for.
     *
     * @param name its name
     * @param values a value for each that the route takes
     */
    record Asked(String name, List<String> values) {}

    List<Asked> headers() {
        List<Asked> asked = new ArrayList<>();
        MapNode headers = route.fields().map("headers");
        if (headers != null) {
            for (MapNode.Entry entry : headers.entries()) {
                List<String> values = new ArrayList<>();
                for (String value : strings(headers, entry.name())) {
                    String sample = value.startsWith("~*") ? RegexSample.of(value.substring(2)) : value;
                    if (sample != null) {
                        values.add(sample);
                    }
                }
                asked.add(new Asked(entry.name(), values));
            }
        }
        return asked;
    }

    /** A request with these values that has whatever else the route asks for; null where a header has no example. */
    @Nullable
    Ask ask(String method, String host, String path) {
        Ask ask = Ask.of(method, host, path).overTls(tls || isHttpsOnly());
        for (Asked header : headers()) {
            if (header.values().isEmpty()) {
                return null;
            }
            ask = ask.with(header.name(), header.values().get(0));
        }
        return ask;
    }

    /** Whether the route takes requests over TLS only. */
    boolean isHttpsOnly() {
        List<String> protocols = strings(route.fields(), "protocols");
        return protocols.contains("https") && !protocols.contains("http");
    }

    private static List<String> strings(MapNode fields, String name) {
        List<String> texts = new ArrayList<>();
        for (Node item : fields.list(name)) {
            if (item instanceof Scalar scalar) {
                texts.add(Objects.requireNonNull(scalar.text()));
            }
        }
        return texts;
    }
}

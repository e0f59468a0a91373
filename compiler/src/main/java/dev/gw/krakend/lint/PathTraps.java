package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paths that stop KrakenD when it starts, or that nobody reaches. */
final class PathTraps implements Trap {
    private static final List<String> RESERVED = List.of("/__health", "/__debug", "/__echo", "/__stats", "/__catchall");

    @Override
    public void check(Config config, Diagnostics out) {
        Map<String, EndpointView> seen = new HashMap<>();
        Map<String, Named> names = new HashMap<>();
        boolean loose = config.root().get("disable_rest") instanceof Scalar scalar && scalar.isTrue();
        for (EndpointView endpoint : config.endpoints()) {
            if (!endpoint.path().isEmpty()) {
                duplicate(endpoint, seen, out);
                parameters(endpoint, names, loose, out);
                reserved(endpoint, config.enterprise(), out);
            }
        }
        if (config.endpoints().isEmpty() && !config.root().has("async_agent")) {
            out.add(Diagnostic.of(
                    Code.GW1724, config.root().span(), "there are no endpoints, so KrakenD would answer nothing"));
        }
    }

    /** A parameter that was seen in a place of the tree of paths. */
    private record Named(String name, Span at) {}

    private static void duplicate(EndpointView endpoint, Map<String, EndpointView> seen, Diagnostics out) {
        String shape = endpoint.method() + " " + endpoint.path().replaceAll("\\{[^}]*}", "{}");
        EndpointView first = seen.putIfAbsent(shape, endpoint);
        if (first != null) {
            out.add(Diagnostic.of(
                            Code.GW1724,
                            endpoint.at("endpoint"),
                            "the endpoint " + endpoint.name() + " stands twice: KrakenD stops when it starts")
                    .label(first.at("endpoint"), "first here")
                    .help("remove one of them"));
        }
    }

    private static void parameters(EndpointView endpoint, Map<String, Named> names, boolean loose, Diagnostics out) {
        StringBuilder place = new StringBuilder(endpoint.method());
        for (String part : endpoint.path().split("/", -1)) {
            boolean whole = part.startsWith("{") && part.endsWith("}") && part.indexOf('{', 1) < 0;
            if (!whole && part.contains("{") && !loose) {
                out.add(Diagnostic.of(
                                Code.GW1724,
                                endpoint.at("endpoint"),
                                "in " + endpoint.path() + " the parameter is not a whole segment, so KrakenD takes "
                                        + part + " as a text, and nobody reaches it")
                        .help("make the parameter a whole segment, or set disable_rest at the top"));
            }
            if (whole) {
                Named now = new Named(part, endpoint.at("endpoint"));
                Named first = names.putIfAbsent(place.toString(), now);
                if (first != null && !first.name.equals(part)) {
                    out.add(Diagnostic.of(
                                    Code.GW1724,
                                    now.at,
                                    "the parameter " + part + " is called " + first.name
                                            + " elsewhere: KrakenD stops when it starts")
                            .label(first.at, "in the same place here")
                            .help("give parameters in one place one name"));
                }
            }
            place.append('/').append(whole ? "{}" : part);
        }
    }

    private static void reserved(EndpointView endpoint, boolean enterprise, Diagnostics out) {
        String path = endpoint.path();
        if (RESERVED.stream().anyMatch(path::startsWith)) {
            out.add(Diagnostic.of(
                    Code.GW1724, endpoint.at("endpoint"), path + " is KrakenD's own: it stops when it starts"));
        }
        if (path.endsWith("*") && !enterprise) {
            out.add(Diagnostic.of(
                            Code.GW1725,
                            endpoint.at("endpoint"),
                            path + " stands for many paths, which only KrakenD Enterprise knows: this one stops")
                    .help("name each path; a parameter stands for one segment, as in /files/{name}"));
        }
        if (!path.startsWith("/")) {
            out.add(Diagnostic.of(
                            Code.GW1724, endpoint.at("endpoint"), "the endpoint " + path + " begins with no slash")
                    .help("write /" + path));
        }
    }
}

package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Ledger;
import dev.gw.model.Entity;
import dev.gw.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a route to its endpoints: one for each path and method. Not thread-safe. */
final class RouteReader {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    /** What narrows down which requests a route takes, and has no counterpart. */
    private static final List<String> MATCHES = List.of("hosts", "headers", "snis", "sources", "destinations");

    private final Ledger ledger;
    private final Intent intent;
    private final KrakendSettings settings;
    private final ParameterNames names = new ParameterNames();

    RouteReader(Ledger ledger, Intent intent, KrakendSettings settings) {
        this.ledger = ledger;
        this.intent = intent;
        this.settings = settings;
    }

    List<Endpoint> read(Entity route, Entity service, Optional<Backend> backend) {
        Fields fields = new Fields(ledger, Origin.subject(route), route.authored());
        List<Policy> hints = intent.holding("krakend", route, service);
        List<String> methods = methods(route, fields);
        List<Way> ways = ways(route, hints, fields);
        rest(route, fields);
        List<Endpoint> endpoints = new ArrayList<>();
        if (backend.isEmpty()) {
            return endpoints;
        }
        for (Way way : ways) {
            EndpointPath path = names.named(way.path);
            String asked = backend.get().path(way.rest(path));
            for (String method : methods) {
                endpoints.add(new Endpoint(route, path, method, asked, backend.get()));
            }
        }
        hints.forEach(hint -> endpoints.forEach(endpoint -> {
            endpoint.passHeaders(hint.texts("headers"));
            endpoint.passQueries(hint.texts("query"));
        }));
        return endpoints;
    }

    /** A path, and how many characters of it the service does not see. */
    private record Way(EndpointPath path, int stripped) {
        /** What is left of the path for the service. */
        String rest(EndpointPath named) {
            if (stripped < 0) {
                return "";
            }
            String written = named.written();
            return stripped >= written.length() ? "" : written.substring(stripped);
        }
    }

    private List<String> methods(Entity route, Fields fields) {
        List<Node> written = route.fields().list("methods");
        if (written.isEmpty()) {
            ledger.changed(
                    Origin.subject(route),
                    "methods",
                    route.span(),
                    "all methods were meant; KrakenD answers " + String.join(", ", METHODS) + ", and others with 405");
            fields.skip("methods");
            return METHODS;
        }
        List<String> texts =
                written.stream().map(item -> ((Scalar) item).text()).toList();
        List<String> known = texts.stream().filter(METHODS::contains).toList();
        List<String> others = texts.stream().filter(t -> !METHODS.contains(t)).toList();
        if (known.isEmpty()) {
            fields.refused(Code.GW1713, "methods", "KrakenD has no endpoints for " + String.join(", ", others), "");
        } else if (others.isEmpty()) {
            fields.mapped("methods", "an endpoint for each");
        } else {
            fields.changed("methods", "an endpoint for each, but " + String.join(", ", others) + " get 405");
        }
        return known;
    }

    private List<Way> ways(Entity route, List<Policy> hints, Fields fields) {
        List<String> endpoints = new ArrayList<>();
        hints.forEach(hint -> endpoints.addAll(hint.texts("endpoints")));
        boolean strip = route.isTrue("strip_path");
        List<Way> ways = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String refusal = "";
        for (Node item : route.fields().list("paths")) {
            String path = ((Scalar) item).text();
            PathTaken taken = PathReader.read(path, endpoints, settings.enterprise());
            refusal = taken.isRefused() && refusal.isEmpty() ? path + ": " + taken.refusal() : refusal;
            taken.paths().forEach(each -> ways.add(new Way(each, stripped(path, strip))));
            if (!taken.note().isEmpty() && !notes.contains(taken.note())) {
                notes.add(taken.note());
            }
        }
        paths(route, fields, ways.isEmpty() && refusal.isEmpty() ? "it has no paths" : refusal, notes);
        fields.mapped("strip_path", "url_pattern");
        return refusal.isEmpty() ? ways : List.of();
    }

    /** A regex strips all that it matches; -1 says so. */
    private static int stripped(String path, boolean strip) {
        if (!strip) {
            return 0;
        }
        return path.startsWith("~") ? -1 : path.length();
    }

    private void paths(Entity route, Fields fields, String refusal, List<String> notes) {
        if (!refusal.isEmpty() && fields.has("paths")) {
            fields.refused(Code.GW1713, "paths", refusal, PathReader.MEND);
        } else if (!refusal.isEmpty()) {
            String why = refusal + ", and KrakenD answers paths only";
            ledger.refused(Code.GW1713, Origin.subject(route), "", route.span(), why, "give it paths");
        } else if (notes.isEmpty()) {
            fields.mapped("paths", "endpoint");
        } else {
            fields.changed("paths", "endpoint; " + String.join("; ", notes));
        }
    }

    private void rest(Entity route, Fields fields) {
        fields.skip("id", "created_at", "updated_at", "service", "enabled");
        fields.mapped("name", "@comment");
        fields.dropped("tags", "KrakenD has no tags");
        for (String key : MATCHES) {
            Node value = route.authored().get(key);
            if (value == null || Fields.isNothing(value)) {
                fields.skip(key);
            } else {
                fields.refused(
                        Code.GW1713,
                        key,
                        "KrakenD chooses by path and method only, so it would answer other requests too",
                        "");
            }
        }
        fields.refused(
                Code.GW1713, "expression", "KrakenD chooses by path and method only", "say it with paths and methods");
        fields.dropped("regex_priority", "KrakenD prefers texts to parameters");
        fields.dropped("priority", "KrakenD prefers texts to parameters");
        for (String key : List.of("request_buffering", "response_buffering")) {
            fields.dropped(key, "KrakenD reads answers as a whole");
        }
        hostAndScheme(route, fields);
        fields.refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
    }

    private static void hostAndScheme(Entity route, Fields fields) {
        if (route.isTrue("preserve_host")) {
            fields.changed("preserve_host", "the service sees its own host, and the client's in X-Forwarded-Host");
        } else {
            fields.mapped("preserve_host", "the service sees its own host");
        }
        if ("v1".equals(route.fields().string("path_handling"))) {
            fields.changed("path_handling", "url_pattern, put together as v0 does it");
        } else {
            fields.mapped("path_handling", "url_pattern");
        }
        fields.dropped("https_redirect_status_code", "KrakenD redirects with 301, or not at all");
        List<Node> protocols = route.fields().list("protocols");
        boolean plain = protocols.stream().anyMatch(p -> ((Scalar) p).text().equals("http"));
        boolean http = protocols.stream().allMatch(p -> ((Scalar) p).text().startsWith("http"));
        if (!http) {
            fields.refused(Code.GW1710, "protocols", "KrakenD has no endpoints for gRPC and streams", "");
        } else if (plain) {
            fields.mapped("protocols", "KrakenD does not ask which it is");
        } else {
            fields.skip("protocols");
        }
    }

    /** Whether a route is for HTTPS only. */
    static boolean isSecureOnly(Entity route) {
        List<Node> protocols = route.fields().list("protocols");
        return !protocols.isEmpty()
                && protocols.stream().allMatch(p -> ((Scalar) p).text().equals("https"));
    }
}

package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.krakend.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Endpoints that KrakenD would not start with: two of one method and shape. Stateless. */
final class Collisions {
    private static final List<String> RESERVED = List.of("/__health", "/__debug", "/__echo", "/__stats", "/__catchall");

    private Collisions() {}

    /** The endpoints in order of their paths; those that collide are refused. */
    static List<Endpoint> sorted(List<Endpoint> endpoints, Ledger ledger) {
        Map<String, Endpoint> seen = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            characters(endpoint, ledger);
            Endpoint first = seen.putIfAbsent(endpoint.shape(), endpoint);
            if (first != null) {
                String why = endpoint.method() + " " + endpoint.path().written() + " is answered by "
                        + Origin.of(first.route()) + " too, and KrakenD stops when two endpoints are the same";
                ledger.refused(
                        Code.GW1713,
                        Origin.subject(endpoint.route()),
                        "paths",
                        endpoint.route().span(),
                        why,
                        "let one route answer it");
            }
            if (RESERVED.stream().anyMatch(endpoint.path().written()::startsWith)) {
                ledger.refused(
                        Code.GW1713,
                        Origin.subject(endpoint.route()),
                        "paths",
                        endpoint.route().span(),
                        "KrakenD keeps " + endpoint.path().written() + " for itself",
                        "");
            }
        }
        List<Endpoint> sorted = new ArrayList<>(endpoints);
        sorted.sort(Comparator.comparing((Endpoint e) -> e.path().written()).thenComparing(Endpoint::method));
        return sorted;
    }

    /** Texts in which KrakenD would see parameters or queries. */
    private static void characters(Endpoint endpoint, Ledger ledger) {
        boolean path = endpoint.path().segments().stream()
                .anyMatch(segment -> !segment.isParameter() && holdsAny(segment.text(), ":*{}?&%#"));
        if (path || holdsAny(endpoint.backend().basePath(), "*{}?#")) {
            ledger.refused(
                    Code.GW1713,
                    Origin.subject(endpoint.route()),
                    "paths",
                    endpoint.route().span(),
                    "KrakenD would read the path " + endpoint.path().written()
                            + ", or that of the service, in another way:" + " it holds one of : * { } ? & % #",
                    "");
        }
    }

    private static boolean holdsAny(String text, String characters) {
        return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }
}

package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services of an import: one for the same hosts and time, with an upstream where there are several hosts. */
final class ServiceImport {
    private final Names names = new Names();
    private final Map<String, Made> made = new LinkedHashMap<>();
    private final List<Node> upstreams = new ArrayList<>();

    /** A service without its routes, and those. */
    private record Made(MapNode service, List<Node> routes) {}

    List<Node> upstreams() {
        return upstreams;
    }

    List<Node> all() {
        List<Node> all = new ArrayList<>();
        made.values().forEach(each -> all.add(each.service.with("routes", Json.list(each.routes))));
        return all;
    }

    void add(MapNode backend, List<String> hosts, long timeout, MapNode route, String subject, Ledger ledger) {
        List<URI> uris = new ArrayList<>();
        for (String host : hosts) {
            URI uri = uri(host);
            if (uri != null) {
                uris.add(uri);
            }
        }
        if (uris.isEmpty() || uris.size() < hosts.size()) {
            ledger.refused(
                    Code.GW1730,
                    subject,
                    "host",
                    backend.span(),
                    "it is not known which service is asked",
                    "name its host");
            return;
        }
        String key = uris + " " + timeout;
        made.computeIfAbsent(key, k -> new Made(service(uris, timeout), new ArrayList<>()))
                .routes
                .add(route);
    }

    private static @org.jspecify.annotations.Nullable URI uri(String host) {
        try {
            URI uri = new URI(host.contains("://") ? host : "http://" + host);
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private MapNode service(List<URI> uris, long timeout) {
        URI first = uris.get(0);
        String name = names.of(first.getHost());
        boolean several = uris.stream().distinct().count() > 1;
        if (several) {
            upstream(name + ".upstream", uris);
        }
        return MapNode.empty()
                .with("name", Json.text(name))
                .with("protocol", Json.text(first.getScheme()))
                .with("host", Json.text(several ? name + ".upstream" : first.getHost()))
                .with("port", Json.number(port(first)))
                .with("read_timeout", Json.number(timeout));
    }

    private void upstream(String name, List<URI> uris) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        uris.forEach(uri -> weights.merge(uri.getHost() + ":" + port(uri), 100, Integer::sum));
        List<Node> targets = new ArrayList<>();
        weights.forEach((target, weight) ->
                targets.add(MapNode.empty().with("target", Json.text(target)).with("weight", Json.number(weight))));
        upstreams.add(MapNode.empty().with("name", Json.text(name)).with("targets", Json.list(targets)));
    }
}

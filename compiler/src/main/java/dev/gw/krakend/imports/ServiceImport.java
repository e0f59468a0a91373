package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<HostUrl> urls =
                hosts.stream().map(HostUrl::of).flatMap(Optional::stream).toList();
        String problem = urls.isEmpty() || urls.size() < hosts.size()
                ? "it is not known which service is asked"
                : urls.stream().map(HostUrl::scheme).distinct().count() > 1
                        ? "Kong asks all hosts of a service by one scheme"
                        : "";
        if (!problem.isEmpty()) {
            ledger.refused(Code.GW1730, subject, "host", backend.span(), problem, "name hosts of one service");
            return;
        }
        String key = urls + " " + timeout;
        made.computeIfAbsent(key, k -> new Made(service(urls, timeout), new ArrayList<>()))
                .routes
                .add(route);
    }

    private MapNode service(List<HostUrl> urls, long timeout) {
        HostUrl first = urls.get(0);
        String name = names.of(first.host());
        boolean several = urls.stream().distinct().count() > 1;
        if (several) {
            upstream(name + ".upstream", urls);
        }
        return MapNode.empty()
                .with("name", Json.text(name))
                .with("protocol", Json.text(first.scheme()))
                .with("host", Json.text(several ? name + ".upstream" : first.host()))
                .with("port", Json.number(first.port()))
                .with("read_timeout", Json.number(timeout));
    }

    private void upstream(String name, List<HostUrl> urls) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        urls.forEach(url -> weights.merge(url.target(), 100, Integer::sum));
        List<Node> targets = new ArrayList<>();
        weights.forEach((target, weight) ->
                targets.add(MapNode.empty().with("target", Json.text(target)).with("weight", Json.number(weight))));
        upstreams.add(MapNode.empty().with("name", Json.text(name)).with("targets", Json.list(targets)));
    }
}

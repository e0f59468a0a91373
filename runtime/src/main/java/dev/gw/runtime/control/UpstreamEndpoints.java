package dev.gw.runtime.control;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.observe.Members;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The targets of upstreams, and their health. */
final class UpstreamEndpoints {
    private final HealthView health;
    private final String nodeId;

    UpstreamEndpoints(HealthView health, String nodeId) {
        this.health = health;
        this.nodeId = nodeId;
    }

    private static Entity upstream(Store store, Call call) {
        return store.get(EntityKind.UPSTREAMS, call.param(0));
    }

    /** The targets in use: the newest first, each address once. */
    private static List<Entity> active(Store store, Entity upstream) {
        List<Entity> all = new ArrayList<>(
                store.children(EntityKind.TARGETS, "upstream", upstream).toList());
        Collections.reverse(all);
        Set<String> seen = new HashSet<>();
        all.removeIf(target -> !seen.add(Store.target(target)));
        return all;
    }

    AdminAnswer targets(Call call) {
        Store store = new Store(call);
        return AdminAnswer.ok(page(call, active(store, upstream(store, call)), store::show, "targets"));
    }

    private static MapNode page(Call call, List<Entity> targets, Function<Entity, MapNode> show, String last) {
        Paging paging = new Paging(call, "targets", "upstream", "/upstreams/" + call.param(0) + "/" + last);
        TagFilter.of(call); // refused where it is malformed, else without effect
        return paging.numbered(targets.stream().<Node>map(show).toList());
    }

    AdminAnswer allTargets(Call call) {
        Store store = new Store(call);
        Entity upstream = upstream(store, call);
        TagFilter.of(call);
        Paging paging = new Paging(
                call, "targets", "upstream|" + upstream.id(), "/upstreams/" + call.param(0) + "/targets/all");
        return AdminAnswer.ok(paging.page(store.children(EntityKind.TARGETS, "upstream", upstream), store::show));
    }

    private static Entity targetOf(Store store, Entity upstream, String key) {
        return store.children(EntityKind.TARGETS, "upstream", upstream)
                .filter(target -> key.equals(target.id()) || key.equals(Store.shownTarget(target)))
                .findFirst()
                .orElseThrow(() -> new Refusal(AdminAnswer.notFound()));
    }

    AdminAnswer target(Call call) {
        Store store = new Store(call);
        Entity target = targetOf(store, upstream(store, call), call.param(1));
        if (call.method().equals("DELETE")) {
            return Errors.unsupported("remove", "targets", "");
        }
        if (call.method().equals("PATCH") || call.method().equals("PUT")) {
            EntityWrites.update(EntityKind.TARGETS, target, BodyArguments.of(call, Store.schema(EntityKind.TARGETS)));
            return Errors.unsupported("update", "targets", "");
        }
        return AdminAnswer.ok(store.show(target));
    }

    AdminAnswer health(Call call) {
        Store store = new Store(call);
        Entity upstream = upstream(store, call);
        if ("1".equals(call.arg("balancer_health"))) {
            boolean available = health.isAvailable(upstream);
            MapNode data = new Members()
                    .put("health", health.upstream(upstream))
                    .put("balancer_health", available ? "HEALTHY" : "UNHEALTHY")
                    .put("id", upstream.id())
                    .put("details", details(store, upstream, available))
                    .map();
            return AdminAnswer.ok(new Members()
                    .put("data", data)
                    .put("next", Members.NULL)
                    .put("node_id", nodeId)
                    .map());
        }
        MapNode page = page(call, active(store, upstream), target -> healthOf(store, upstream, target), "health");
        return AdminAnswer.ok(page.with("node_id", Scalar.string(nodeId)));
    }

    /** An upstream as its balancer sees it. */
    private MapNode details(Store store, Entity upstream, boolean available) {
        List<HealthView.TargetHealth> targets = active(store, upstream).stream()
                .map(target -> of(upstream, target))
                .toList();
        List<HealthView.Address> all =
                targets.stream().flatMap(target -> target.addresses().stream()).toList();
        List<Node> hosts = new ArrayList<>();
        for (HealthView.TargetHealth target : targets) {
            List<Node> addresses = new ArrayList<>();
            target.addresses()
                    .forEach(one -> addresses.add(address(target, one)
                            .put("healthy", !one.health().equals("UNHEALTHY"))
                            .map()));
            hosts.add(state(target, addresses));
        }
        return new Members()
                .put("healthy", available)
                .put("weight", weights(all))
                .put("hosts", hosts)
                .map();
    }

    private static Members address(HealthView.TargetHealth target, HealthView.Address address) {
        String ip = target.host().startsWith("[") ? LongAddress.of(address.ip()) : address.ip();
        return new Members().put("ip", ip).put("port", address.port()).put("weight", address.weight());
    }

    private static MapNode weights(List<HealthView.Address> addresses) {
        int total = 0;
        int available = 0;
        for (HealthView.Address address : addresses) {
            total += address.weight();
            available += address.health().equals("UNHEALTHY") ? 0 : address.weight();
        }
        return new Members()
                .put("total", total)
                .put("available", available)
                .put("unavailable", total - available)
                .map();
    }

    private static MapNode state(HealthView.TargetHealth target, List<Node> addresses) {
        return new Members()
                .put("host", LongAddress.of(target.host()))
                .put("port", target.port())
                .put("dns", target.dns())
                .put("nodeWeight", target.weight())
                .put("weight", weights(target.addresses()))
                .put("addresses", addresses)
                .map();
    }

    private MapNode healthOf(Store store, Entity upstream, Entity target) {
        HealthView.TargetHealth found = of(upstream, target);
        List<Node> addresses = new ArrayList<>();
        found.addresses()
                .forEach(one -> addresses.add(
                        address(found, one).put("health", one.health()).map()));
        MapNode data = state(found, addresses);
        return store.show(target).with("health", Scalar.string(found.health())).with("data", data);
    }

    private HealthView.TargetHealth of(Entity upstream, Entity target) {
        int weight = target.fields().get("weight") instanceof Scalar number ? (int) number.number() : 100;
        return health.target(upstream, Store.target(target), weight);
    }

    AdminAnswer mark(Call call, boolean healthy) {
        Store store = new Store(call);
        Entity upstream = upstream(store, call);
        Entity target = targetOf(store, upstream, call.param(1));
        @Nullable String address = call.params().size() > 2 ? call.param(2) : null;
        String problem = health.mark(upstream, Store.target(target), address, healthy);
        return problem == null ? AdminAnswer.empty(204) : AdminAnswer.message(400, problem);
    }
}

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
        return paging.numbered(targets.stream().<Node>map(show).toList());
    }

    AdminAnswer allTargets(Call call) {
        Store store = new Store(call);
        Entity upstream = upstream(store, call);
        Paging paging = new Paging(
                call, "targets", "upstream|" + upstream.id(), "/upstreams/" + call.param(0) + "/targets/all");
        return AdminAnswer.ok(paging.page(store.children(EntityKind.TARGETS, "upstream", upstream), store::show, ""));
    }

    private static Entity targetOf(Store store, Entity upstream, String key) {
        return store.children(EntityKind.TARGETS, "upstream", upstream)
                .filter(target -> target.id().equals(key)
                        || key.equals(target.fields().string("target"))
                        || key.equals(Store.target(target)))
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
            MapNode data = new Members()
                    .put("health", health.upstream(upstream))
                    .put("id", upstream.id())
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

    private MapNode healthOf(Store store, Entity upstream, Entity target) {
        HealthView.TargetHealth found = of(upstream, target);
        List<Node> addresses = new ArrayList<>();
        int total = 0;
        int available = 0;
        for (HealthView.Address address : found.addresses()) {
            total += address.weight();
            available += address.health().equals("UNHEALTHY") ? 0 : address.weight();
            addresses.add(new Members()
                    .put("ip", address.ip())
                    .put("port", address.port())
                    .put("weight", address.weight())
                    .put("health", address.health())
                    .map());
        }
        MapNode weights = new Members()
                .put("total", total)
                .put("available", available)
                .put("unavailable", total - available)
                .map();
        MapNode data = new Members()
                .put("host", found.host())
                .put("port", found.port())
                .put("dns", found.dns())
                .put("nodeWeight", found.weight())
                .put("weight", weights)
                .put("addresses", addresses)
                .map();
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

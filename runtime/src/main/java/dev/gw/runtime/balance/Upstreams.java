package dev.gw.runtime.balance;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.upstream.PeerSource;
import dev.gw.runtime.upstream.ServicePeers;
import dev.gw.runtime.upstream.TlsSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The upstreams of a configuration. Immutable but for what balancers know; a balancer whose upstream and targets stay the
 * same goes over to the next configuration as it is.
 */
public final class Upstreams {
    private final Surroundings around;
    private final Bundle bundle;
    private final Map<String, Kept> byName = new HashMap<>();

    private record Kept(String id, List<MapNode> entities, Balancer balancer) {
        boolean fits(List<MapNode> others) {
            if (others.size() != entities.size()) {
                return false;
            }
            for (int i = 0; i < others.size(); i++) {
                if (!others.get(i).sameAs(entities.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The oldest first, then by id: who comes first among equals depends on it. */
    private static final Comparator<Entity> AS_KONG_READS_THEM =
            Comparator.comparingDouble(Upstreams::createdAt).thenComparing(Entity::id);

    private static double createdAt(Entity target) {
        return target.authored().get("created_at") instanceof Scalar time && time.isNumber() ? time.number() : 0;
    }

    private Upstreams(Surroundings around, Bundle bundle) {
        this.around = around;
        this.bundle = bundle;
    }

    /**
     * The upstreams of a bundle.
     *
     * @param before those of the configuration before, which are closed where they are not taken over; null at the start
     */
    public static Upstreams of(Bundle bundle, Surroundings around, @Nullable Upstreams before) {
        Upstreams next = new Upstreams(around, bundle);
        Map<String, List<Entity>> targets = new HashMap<>();
        for (Entity target : bundle.all(EntityKind.TARGETS)) {
            targets.computeIfAbsent(String.valueOf(target.foreignId("upstream")), id -> new ArrayList<>())
                    .add(target);
        }
        targets.values().forEach(list -> list.sort(AS_KONG_READS_THEM));
        for (Entity upstream : bundle.all(EntityKind.UPSTREAMS)) {
            next.add(upstream, targets.getOrDefault(upstream.id(), List.of()), before);
        }
        if (before != null) {
            before.byName.values().stream()
                    .filter(kept -> next.byName.values().stream().noneMatch(now -> now.balancer == kept.balancer))
                    .forEach(kept -> kept.balancer.close());
        }
        return next;
    }

    private void add(Entity upstream, List<Entity> targets, @Nullable Upstreams before) {
        List<MapNode> entities = new ArrayList<>();
        entities.add(upstream.fields());
        targets.forEach(target -> entities.add(target.fields()));
        String name = Objects.requireNonNull(upstream.name());
        Kept known = before == null ? null : before.byName.get(name);
        Balancer balancer = known != null && known.fits(entities)
                ? known.balancer
                : new Balancer(UpstreamSettings.of(upstream), parsed(targets), around);
        byName.put(name, new Kept(upstream.id(), entities, balancer));
    }

    private static List<Target> parsed(List<Entity> targets) {
        return targets.stream()
                .map(target -> Target.parse(
                        Objects.requireNonNull(target.fields().string("target")),
                        new Fields(target.fields()).integer("weight", 100)))
                .toList();
    }

    /** The upstream of an id or a name; null where there is none. */
    public @Nullable Balancer find(String idOrName) {
        Kept named = byName.get(idOrName);
        if (named != null) {
            return named.balancer;
        }
        return byName.values().stream()
                .filter(kept -> kept.id.equals(idOrName))
                .findFirst()
                .map(Kept::balancer)
                .orElse(null);
    }

    /** Who is asked for a service: the targets of the upstream that its host names, else the host itself. */
    public PeerSource peersOf(Entity service) {
        Fields fields = new Fields(service.fields());
        return peersOf(fields.text("host", ""), fields.integer("port", 80), isTls(service));
    }

    /** Who is asked for a host: the targets of the upstream of that name, else the host itself. */
    public PeerSource peersOf(String host, int port, boolean tls) {
        Kept upstream = byName.get(host);
        return upstream == null
                ? new ServicePeers(host, port, tls, around.names())
                : exchange -> upstream.balancer.open(exchange, tls);
    }

    /** How a service is asked over TLS; null where it is asked without. */
    public @Nullable TlsSettings tlsOf(Entity service) {
        if (!isTls(service)) {
            return null;
        }
        Fields fields = new Fields(service.fields());
        Entity certificate = certificate(service);
        return new TlsSettings(
                fields.isTrue("tls_verify") && !isLedElsewhere(fields.text("host", ""), fields.integer("port", 80)),
                fields.integer("tls_verify_depth", 1),
                authorities(service),
                certificate == null ? null : certificate.fields().string("cert"),
                certificate == null ? null : certificate.fields().string("key"));
    }

    /** Whether nobody but stand-ins are asked for a host: nobody can vouch for their certificates. */
    private boolean isLedElsewhere(String host, int port) {
        Kept upstream = byName.get(host);
        return upstream == null ? around.names().detour(host, port) != null : upstream.balancer.isLedElsewhere();
    }

    private static boolean isTls(Entity service) {
        String protocol = service.fields().string("protocol");
        return "https".equals(protocol) || "grpcs".equals(protocol) || "tls".equals(protocol);
    }

    private @Nullable Entity certificate(Entity service) {
        String id = service.foreignId("client_certificate");
        String host = String.valueOf(service.fields().string("host"));
        for (Entity upstream : id == null ? bundle.all(EntityKind.UPSTREAMS) : List.<Entity>of()) {
            if (host.equals(upstream.name())) {
                id = upstream.foreignId("client_certificate");
            }
        }
        return id == null ? null : bundle.byId(EntityKind.CERTIFICATES, id).orElse(null);
    }

    private List<String> authorities(Entity service) {
        List<String> pems = new ArrayList<>();
        for (Node id : service.fields().list("ca_certificates")) {
            if (id instanceof Scalar scalar) {
                bundle.byId(EntityKind.CA_CERTIFICATES, scalar.text())
                        .map(authority -> authority.fields().string("cert"))
                        .ifPresent(pems::add);
            }
        }
        return pems;
    }
}

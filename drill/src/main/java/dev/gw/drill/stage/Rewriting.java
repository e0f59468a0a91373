package dev.gw.drill.stage;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a configuration run on this machine alone: services ask stand-ins, tokens are checked with keys whose private
 * halves the drill has, counters are kept in the process, and nothing is logged anywhere. All else stays as it is.
 */
final class Rewriting {
    private static final Set<String> TLS_FIELDS =
            Set.of("url", "client_certificate", "ca_certificates", "tls_verify", "tls_verify_depth", "tls_sans");

    private final SigningKeys keys;
    private final Embedding embedding = new Embedding();
    private final ToIntFunction<String> ports;
    private final Set<String> upstreams;

    /** What was changed, a sentence for each kind of change. */
    private final Map<String, String> notes = new TreeMap<>();

    /**
     * A rewriting.
     *
     * @param ports starts the stand-in of a name, and gives its port
     * @param upstreams the names of the configuration's upstreams, which stay what services ask
     */
    Rewriting(SigningKeys keys, ToIntFunction<String> ports, Set<String> upstreams) {
        this.keys = keys;
        this.ports = ports;
        this.upstreams = upstreams;
    }

    List<String> notes() {
        Map<String, String> all = new TreeMap<>(notes);
        all.putAll(embedding.kinds());
        return List.copyOf(all.values());
    }

    MapNode document(MapNode document) {
        MapNode changed = each(document, "services", this::service);
        changed = each(changed, "upstreams", this::upstream);
        changed = each(changed, "targets", target -> target(target, String.valueOf(target.string("upstream"))));
        MapNode rewritten = (MapNode) deep(changed);
        MapNode second = SecondConsumer.addTo(rewritten);
        if (second != rewritten) {
            notes.put("second", "a second consumer is added, to see that callers are counted apart");
        }
        return second;
    }

    private static MapNode each(MapNode map, String key, UnaryOperator<MapNode> change) {
        if (!(map.get(key) instanceof ListNode list)) {
            return map;
        }
        List<Node> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(item instanceof MapNode entity ? change.apply(entity) : item);
        }
        return map.with(key, new ListNode(items, list.span()));
    }

    /** Plugins and credentials, wherever they are nested. */
    private Node deep(Node node) {
        if (node instanceof ListNode list) {
            return new ListNode(list.items().stream().map(this::deep).toList(), list.span());
        }
        if (!(node instanceof MapNode map)) {
            return node;
        }
        MapNode changed = each(each(map, "plugins", embedding::plugin), "jwt_secrets", this::secret);
        for (String key : List.of("services", "routes", "consumers")) {
            Node below = changed.get(key);
            changed = below instanceof ListNode ? changed.with(key, deep(below)) : changed;
        }
        return changed;
    }

    private MapNode service(MapNode service) {
        Place place = Place.of(service);
        if (!Set.of("http", "https").contains(place.protocol())) {
            return service;
        }
        MapNode changed = service;
        for (String field : TLS_FIELDS) {
            changed = changed.without(field);
        }
        if (place.protocol().equals("https")) {
            notes.put("tls", "services that are asked over TLS are asked without it");
        }
        boolean balanced = upstreams.contains(place.host());
        String name = Names.of(service);
        changed = changed.with("protocol", Scalar.string("http"))
                .with("host", Scalar.string(balanced ? place.host() : "127.0.0.1"))
                .with("port", Scalar.integer(balanced ? 80 : ports.applyAsInt(name)));
        return place.path() == null ? changed : changed.with("path", Scalar.string(place.path()));
    }

    private MapNode upstream(MapNode upstream) {
        String name = String.valueOf(upstream.string("name"));
        if (upstream.has("healthchecks")) {
            notes.put("health", "health checks of upstreams are off");
        }
        return each(upstream.without("healthchecks").without("client_certificate"), "targets", t -> target(t, name));
    }

    private MapNode target(MapNode target, String upstream) {
        String name = upstream + " target " + target.string("target");
        return target.with("target", Scalar.string("127.0.0.1:" + ports.applyAsInt(name)));
    }

    private MapNode secret(MapNode secret) {
        @Nullable String algorithm = secret.string("algorithm");
        @Nullable String pem = secret.string("rsa_public_key");
        String own = algorithm == null || pem == null ? null : keys.replace(algorithm, pem);
        if (own == null) {
            return secret;
        }
        notes.put("keys", "public keys for tokens are replaced by the drill's own");
        return secret.with("rsa_public_key", Scalar.string(own));
    }
}

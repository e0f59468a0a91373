package dev.gw.drill.mutate;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entity where it stands in a document.
 *
 * @param kind the key of the list it stands in: {@code routes}
 * @param parent the key of the list that the entity around it stands in; empty at the top
 * @param entity the entity
 * @param isIdle whether it answers no request: it takes connections, or belongs to a service that does or is disabled
 * @param replaced the whole document with another in its place; without it for null
 */
record Site(String kind, String parent, MapNode entity, boolean isIdle, Function<@Nullable MapNode, MapNode> replaced) {
    private static final List<String> KINDS = List.of(
            "services",
            "routes",
            "plugins",
            "consumers",
            "acls",
            "keyauth_credentials",
            "basicauth_credentials",
            "hmacauth_credentials",
            "jwt_secrets");

    /** Protocols of connections, not of requests. */
    private static final Set<String> CONNECTIONS = Set.of("tcp", "tls", "udp", "tls_passthrough");

    /** All entities of a document, parents before children. */
    static List<Site> of(MapNode document) {
        List<Site> sites = new ArrayList<>();
        walk(document, "", /* idle= */ false, map -> Objects.requireNonNull(map), sites);
        return sites;
    }

    private static void walk(
            MapNode map, String parent, boolean idle, Function<@Nullable MapNode, MapNode> put, List<Site> sites) {
        for (String kind : KINDS) {
            if (map.get(kind) instanceof ListNode list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof MapNode entity && !isDrills(entity)) {
                        int at = i;
                        Function<@Nullable MapNode, MapNode> replace =
                                other -> put.apply(map.with(kind, with(list, at, other)));
                        boolean off = idle || isIdle(kind, entity);
                        sites.add(new Site(kind, parent, entity, off, replace));
                        walk(entity, kind, off, replace, sites);
                    }
                }
            }
        }
    }

    private static boolean isIdle(String kind, MapNode entity) {
        boolean off = entity.get("enabled") instanceof Scalar scalar && scalar.isBoolean() && !scalar.isTrue();
        String protocol = Objects.requireNonNullElse(entity.string("protocol"), "");
        List<Node> protocols = entity.list("protocols");
        return switch (kind) {
            case "services" -> off || CONNECTIONS.contains(protocol);
            case "routes" ->
                !protocols.isEmpty() && protocols.stream().allMatch(one -> CONNECTIONS.contains(String.valueOf(one)));
            default -> false;
        };
    }

    /** What the drill itself has put into the configuration. */
    private static boolean isDrills(MapNode entity) {
        String name = entity.string("username");
        return name != null && name.equals(Stage.SECOND_CONSUMER);
    }

    private static ListNode with(ListNode list, int at, @Nullable MapNode other) {
        List<Node> items = new ArrayList<>(list.items());
        if (other == null) {
            items.remove(at);
        } else {
            items.set(at, other);
        }
        return new ListNode(items, list.span());
    }

    /** {@code file:line}; empty where it stands in no file. */
    String place() {
        return entity.span().isNowhere()
                ? ""
                : entity.span().file().name() + ":" + entity.span().from().line();
    }
}

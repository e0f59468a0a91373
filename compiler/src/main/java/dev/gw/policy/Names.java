package dev.gw.policy;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names in a document that policies refer to. Immutable. */
public final class Names {
    private final Set<String> services = new LinkedHashSet<>();
    private final Set<String> routes = new LinkedHashSet<>();
    private final Set<String> consumers = new LinkedHashSet<>();

    private final Map<String, List<String>> groups = new LinkedHashMap<>();

    private Names() {}

    /** The names in a document. */
    public static Names of(MapNode document) {
        Names names = new Names();
        names.routes(document);
        for (Node service : document.list("services")) {
            if (service instanceof MapNode map) {
                add(names.services, map, "name");
                names.routes(map);
            }
        }
        for (Node consumer : document.list("consumers")) {
            if (consumer instanceof MapNode map) {
                add(names.consumers, map, "username");
                names.groups(map);
            }
        }
        return names;
    }

    private void routes(MapNode parent) {
        for (Node route : parent.list("routes")) {
            if (route instanceof MapNode map) {
                add(routes, map, "name");
            }
        }
    }

    private void groups(MapNode consumer) {
        String username = consumer.string("username");
        for (Node acl : consumer.list("acls")) {
            String group = acl instanceof MapNode map ? map.string("group") : null;
            if (username != null && group != null) {
                groups.computeIfAbsent(group, g -> new ArrayList<>()).add(username);
            }
        }
    }

    private static void add(Set<String> names, MapNode entity, String field) {
        String name = entity.string(field);
        if (name != null) {
            names.add(name);
        }
    }

    public Set<String> services() {
        return Collections.unmodifiableSet(services);
    }

    public Set<String> routes() {
        return Collections.unmodifiableSet(routes);
    }

    public Set<String> consumers() {
        return Collections.unmodifiableSet(consumers);
    }

    /** The acl groups that consumers are in. */
    public Set<String> groups() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    /** The consumers in an acl group, by username. */
    public List<String> consumersIn(String group) {
        return List.copyOf(groups.getOrDefault(group, List.of()));
    }
}

package dev.gw.policy;

import dev.gw.diagnostic.Nearest;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in a document that policies refer to. Immutable. */
public final class Names {
    private final Set<String> services = new LinkedHashSet<>();
    private final Set<String> routes = new LinkedHashSet<>();
    private final Set<String> consumers = new LinkedHashSet<>();

    private final Set<String> hidden = new HashSet<>();

    private final Map<String, List<String>> groups = new LinkedHashMap<>();

    private Names() {}

    /** The names in a document. */
    public static Names of(MapNode document) {
        Names names = new Names();
        names.routes(document);
        for (Node service : document.list("services")) {
            if (service instanceof MapNode map) {
                names.add(names.services, map, "name");
                names.routes(map);
            }
        }
        for (Node consumer : document.list("consumers")) {
            if (consumer instanceof MapNode map) {
                names.add(names.consumers, map, "username");
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
            String group = acl instanceof MapNode map ? named(map, "group") : null;
            if (username != null && group != null) {
                groups.computeIfAbsent(group, g -> new ArrayList<>()).add(username);
            }
        }
    }

    private void add(Set<String> names, MapNode entity, String field) {
        String name = named(entity, field);
        if (name != null) {
            names.add(name);
        }
    }

    private @Nullable String named(MapNode entity, String field) {
        if (entity.get(field) instanceof Scalar name && name.isSensitive()) {
            hidden.add(name.text());
        }
        return entity.string(field);
    }

    /** The one of these names that was probably meant, among those that messages may show. */
    public Optional<String> nearest(String name, Collection<String> known) {
        return Nearest.to(name, known.stream().filter(k -> !hidden.contains(k)).toList());
    }

    /** A name from the document at a place that means it. */
    public Scalar at(Span place, String name) {
        Scalar scalar = Scalar.string(name, place);
        return hidden.contains(name) ? scalar.sensitive() : scalar;
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

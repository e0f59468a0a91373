package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Witnesses for one route among others: all its attributes with each other, and with those that others ask for, for a
 * third route may take some of what two share. Where that is too much, an even choice of it. Not thread-safe.
 */
final class Grid {
    private static final int MOST_PATHS = 150;
    private static final int MOST_OF_A_KIND = 12;

    private final Matching route;
    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<String> methods = new LinkedHashSet<>();
    private final Set<Map<String, String>> headers = new LinkedHashSet<>();
    private final Set<Map<String, String>> queries = new LinkedHashSet<>();
    private final Set<Handshake> handshakes = new LinkedHashSet<>();
    private final Ends sources;
    private final Ends destinations;

    /** How a request or a connection begins. */
    private record Handshake(String scheme, @Nullable String name) {}

    Grid(Matching route) {
        this.route = route;
        paths.addAll(RequestPaths.fitting(route));
        route.hosts().forEach(host -> hosts.add(HostNames.example(host)));
        methods.addAll(route.methods());
        values(route.headers(), headers);
        values(route.queries(), queries);
        route.snis().forEach(this::name);
        route.schemes().stream()
                .filter(scheme -> !Requests.isSecured(scheme) || route.snis().isEmpty())
                .forEach(scheme -> handshakes.add(new Handshake(scheme, null)));
        sources = new Ends(End.CLIENT, route.sources());
        destinations = new Ends(ConnectionWitness.GATEWAY, route.destinations());
        usual();
    }

    /** Where the route asks for nothing, what is usual. */
    private void usual() {
        if (hosts.isEmpty()) {
            hosts.addAll(List.of(RequestWitness.ANY_HOST, Requests.OTHER_HOST));
        }
        if (methods.isEmpty()) {
            methods.addAll(Requests.USUAL);
        }
    }

    /** The first values of all names, and then each other value in its turn. */
    private static void values(Map<String, List<String>> all, Set<Map<String, String>> to) {
        Map<String, String> first = first(all);
        to.add(first);
        all.forEach((name, values) -> values.forEach(value -> {
            Map<String, String> others = new TreeMap<>(first);
            others.put(name, value);
            to.add(others);
        }));
    }

    private static Map<String, String> first(Map<String, List<String>> all) {
        Map<String, String> first = new TreeMap<>();
        all.forEach((name, values) -> values.stream().findFirst().ifPresent(value -> first.put(name, value)));
        return first;
    }

    private void name(String rule) {
        for (String scheme : route.schemes()) {
            if (Requests.isSecured(scheme) && handshakes.size() < MOST_OF_A_KIND) {
                handshakes.add(new Handshake(scheme, HostNames.example(rule)));
            }
        }
    }

    /** Adds what another route asks for, too. */
    void add(Matching other) {
        if (paths.size() < MOST_PATHS) {
            paths.addAll(RequestPaths.shared(route, other, /* thorough= */ true));
        }
        HostNames.both(route.hosts(), other.hosts()).forEach(rule -> add(HostNames.example(rule), hosts));
        HostNames.both(route.snis(), other.snis()).forEach(this::name);
        if (route.methods().isEmpty()) {
            other.methods().forEach(method -> add(method, methods));
        }
        together(route.headers(), other.headers(), headers);
        together(route.queries(), other.queries(), queries);
        sources.add(other.sources());
        destinations.add(other.destinations());
    }

    private static <T> void add(T value, Set<T> values) {
        if (values.size() < MOST_OF_A_KIND) {
            values.add(value);
        }
    }

    private static void together(
            Map<String, List<String>> mine, Map<String, List<String>> its, Set<Map<String, String>> to) {
        if (!its.isEmpty()) {
            Map<String, String> together = first(its);
            together.putAll(first(mine));
            add(together, to);
        }
    }

    /**
     * The witnesses.
     *
     * @param most how many at most
     */
    Set<Witness> witnesses(int most) {
        List<Set<?>> axes =
                new ArrayList<>(route.isOfConnections() ? List.of() : List.of(paths, hosts, methods, headers, queries));
        axes.addAll(List.of(handshakes, sources.ips(), sources.ports(), destinations.ips(), destinations.ports()));
        Cells cells = new Cells(most, axes);
        Set<Witness> made = new LinkedHashSet<>();
        while (cells.next()) {
            made.add(route.isOfConnections() ? connection(cells) : request(cells));
        }
        return made;
    }

    private static Witness connection(Cells cells) {
        Handshake handshake = cells.pick(Handshake.class);
        return new ConnectionWitness(handshake.scheme(), end(cells), end(cells), handshake.name());
    }

    private static End end(Cells cells) {
        return new End(cells.pick(String.class), cells.pick(Integer.class));
    }

    @SuppressWarnings("unchecked") // the axes of maps hold texts alone
    private Witness request(Cells cells) {
        String path = cells.pick(String.class);
        String host = cells.pick(String.class);
        String method = cells.pick(String.class);
        Map<String, String> sent = cells.pick(Map.class);
        Map<String, String> query = cells.pick(Map.class);
        Handshake handshake = cells.pick(Handshake.class);
        RequestWitness made = new RequestWitness(
                method,
                Requests.isSecured(handshake.scheme()),
                host,
                RequestWitness.wire(path),
                sent,
                handshake.name());
        End source = end(cells);
        End destination = end(cells);
        boolean anywhere = destination.equals(ConnectionWitness.GATEWAY);
        return made.withQuery(Requests.query(query)).withEnds(source, anywhere ? null : destination);
    }
}

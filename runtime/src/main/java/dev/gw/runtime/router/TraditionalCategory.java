package dev.gw.runtime.router;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes of the traditional router that set the same attributes. Immutable. */
final class TraditionalCategory {
    private final int rules;
    private final List<TraditionalEntry> all;
    private final Map<Integer, Map<String, List<TraditionalEntry>>> byValue = new HashMap<>();

    /** The routes come in the order in which they are asked. */
    TraditionalCategory(int rules, List<TraditionalEntry> all) {
        this.rules = rules;
        this.all = List.copyOf(all);
        all.forEach(this::index);
        wholeFirst(TraditionalEntry.SOURCE, TraditionalEntry::sources);
        wholeFirst(TraditionalEntry.DESTINATION, TraditionalEntry::destinations);
    }

    int rules() {
        return rules;
    }

    int weight() {
        return Integer.bitCount(rules);
    }

    List<TraditionalEntry> all() {
        return all;
    }

    private void index(TraditionalEntry entry) {
        entry.hosts().plain().forEach(host -> index(TraditionalEntry.HOST, host, entry));
        entry.hosts().wildcards().forEach(host -> index(TraditionalEntry.HOST, host.text(), entry));
        entry.headers().forEach(header -> index(TraditionalEntry.HEADER, header.name(), entry));
        if (entry.path() != null) {
            String path = entry.path();
            index(TraditionalEntry.URI, entry.regex() == null ? path : path.substring(1), entry);
        }
        entry.methods().forEach(method -> index(TraditionalEntry.METHOD, method, entry));
        entry.snis().forEach(sni -> index(TraditionalEntry.SNI, sni, entry));
        index(TraditionalEntry.SOURCE, entry.sources(), entry);
        index(TraditionalEntry.DESTINATION, entry.destinations(), entry);
    }

    private void index(int rule, List<NetRule> ends, TraditionalEntry entry) {
        Set<String> keys = new HashSet<>();
        for (NetRule end : ends) {
            keys.add(end.ip() == null ? ":" + end.port() : end.ip());
            keys.add(end.port() < 0 ? String.valueOf(end.ip()) : ":" + end.port());
        }
        keys.forEach(key -> index(rule, key, entry));
    }

    /** Among the routes of an address or a port, those that name both together come first. */
    private void wholeFirst(int rule, Function<TraditionalEntry, List<NetRule>> ends) {
        Comparator<TraditionalEntry> order = Comparator.comparing(entry -> !isWhole(ends.apply(entry)));
        byValue.getOrDefault(rule, Map.of()).values().forEach(having -> LuaSort.sort(having, order));
    }

    private static boolean isWhole(List<NetRule> ends) {
        return ends.stream().anyMatch(end -> end.ip() != null && end.port() >= 0);
    }

    private void index(int rule, String value, TraditionalEntry entry) {
        byValue.computeIfAbsent(rule, ignored -> new HashMap<>())
                .computeIfAbsent(value, ignored -> new ArrayList<>(2))
                .add(entry);
    }

    /** The routes to ask first: those with the request's header, else the smallest set that shares a value with it. */
    List<TraditionalEntry> likely(TraditionalAsked asked) {
        RouterRequest request = asked.request();
        List<TraditionalEntry> header = having(TraditionalEntry.HEADER, asked.hitHeader());
        if (header != null) {
            return header;
        }
        List<TraditionalEntry> smallest = null;
        String host = asked.hitHost() == null ? request.hostHeader() : asked.hitHost();
        smallest = smaller(smallest, having(TraditionalEntry.HOST, host));
        smallest = smaller(smallest, having(TraditionalEntry.URI, asked.hitPath()));
        smallest = smaller(smallest, having(TraditionalEntry.METHOD, request.method()));
        smallest = smaller(smallest, having(TraditionalEntry.SNI, request.sni()));
        RouterRequest.Ends ends = request.ends();
        smallest = smaller(smallest, having(TraditionalEntry.SOURCE, ends.source(), ends.sourcePort()));
        smallest = smaller(smallest, having(TraditionalEntry.DESTINATION, ends.destination(), ends.destinationPort()));
        return smallest == null ? List.of() : smallest;
    }

    private @Nullable List<TraditionalEntry> having(int rule, @Nullable String ip, int port) {
        List<TraditionalEntry> having = having(rule, ip);
        return having == null ? having(rule, ":" + port) : having;
    }

    private @Nullable List<TraditionalEntry> having(int rule, @Nullable String value) {
        Map<String, List<TraditionalEntry>> values = byValue.get(rule);
        return values == null || value == null ? null : values.get(value);
    }

    private static @Nullable List<TraditionalEntry> smaller(
            @Nullable List<TraditionalEntry> one, @Nullable List<TraditionalEntry> other) {
        return one == null || other != null && other.size() < one.size() ? other : one;
    }
}

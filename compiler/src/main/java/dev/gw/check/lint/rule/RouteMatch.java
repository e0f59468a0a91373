package dev.gw.check.lint.rule;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a route matches by, but for its paths. An empty attribute matches every request.
 *
 * @param key the same for two routes that match by the same
 */
record RouteMatch(
        Set<String> methods,
        List<HostPattern> hosts,
        Set<String> snis,
        Map<String, Set<String>> headers,
        boolean byAddress,
        String key) {

    static RouteMatch of(MapNode fields) {
        Set<String> methods = texts(fields.list("methods"), text -> text);
        Set<String> hosts = texts(fields.list("hosts"), text -> text);
        Set<String> snis = texts(fields.list("snis"), RouteMatch::withoutLastDot);
        Map<String, Set<String>> headers = headers(fields.map("headers"));
        boolean byAddress = !fields.list("sources").isEmpty()
                || !fields.list("destinations").isEmpty();
        StringBuilder key = new StringBuilder(64);
        for (Set<String> texts : List.of(methods, hosts, snis)) {
            texts.forEach(text -> key.append(text).append(','));
            key.append(' ');
        }
        headers.forEach((name, values) -> key.append(name).append('=').append(values));
        List<HostPattern> patterns = new ArrayList<>(hosts.size());
        hosts.forEach(host -> patterns.add(HostPattern.of(host)));
        return new RouteMatch(methods, patterns, snis, headers, byAddress, key.toString());
    }

    private static Set<String> texts(List<Node> nodes, UnaryOperator<String> form) {
        if (nodes.isEmpty()) {
            return Set.of();
        }
        if (nodes.size() == 1) {
            return nodes.get(0) instanceof Scalar only ? Set.of(form.apply(only.text())) : Set.of();
        }
        Set<String> texts = new TreeSet<>();
        for (Node node : nodes) {
            if (node instanceof Scalar scalar) {
                texts.add(form.apply(scalar.text()));
            }
        }
        return texts;
    }

    private static String withoutLastDot(String sni) {
        return sni.length() > 1 && sni.endsWith(".") ? sni.substring(0, sni.length() - 1) : sni;
    }

    private static Map<String, Set<String>> headers(@Nullable MapNode map) {
        if (map == null || map.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> headers = new TreeMap<>();
        for (MapNode.Entry entry : map.entries()) {
            if (entry.value() instanceof ListNode values) {
                String name = entry.name().toLowerCase(Locale.ROOT).replace('-', '_');
                headers.put(name, texts(values.items(), text -> text.toLowerCase(Locale.ROOT)));
            }
        }
        return headers;
    }

    /** Whether every request that the other matches by these attributes is matched here too. */
    boolean covers(RouteMatch other) {
        return !byAddress
                && !other.byAddress
                && coversSet(methods, other.methods)
                && coversSet(snis, other.snis)
                && coversHosts(other)
                && coversHeaders(other);
    }

    private static boolean coversSet(Set<String> mine, Set<String> theirs) {
        return mine.isEmpty() || (!theirs.isEmpty() && mine.containsAll(theirs));
    }

    private boolean coversHosts(RouteMatch other) {
        if (hosts.isEmpty()) {
            return true;
        }
        for (HostPattern theirs : other.hosts) {
            if (!anyCovers(theirs)) {
                return false;
            }
        }
        return !other.hosts.isEmpty();
    }

    private boolean anyCovers(HostPattern theirs) {
        for (HostPattern mine : hosts) {
            if (mine.covers(theirs)) {
                return true;
            }
        }
        return false;
    }

    private boolean coversHeaders(RouteMatch other) {
        for (Map.Entry<String, Set<String>> mine : headers.entrySet()) {
            Set<String> theirs = other.headers.get(mine.getKey());
            if (theirs == null || !mine.getValue().containsAll(theirs)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some request surely matches both. */
    boolean meets(RouteMatch other) {
        boolean methodsMeet =
                methods.isEmpty() || other.methods.isEmpty() || !Collections.disjoint(methods, other.methods);
        boolean hostsMeet = hosts.isEmpty() || other.hosts.isEmpty() || sharesHost(other) || other.sharesHost(this);
        return methodsMeet
                && hostsMeet
                && !byAddress
                && !other.byAddress
                && headers.equals(other.headers)
                && snis.equals(other.snis);
    }

    private boolean sharesHost(RouteMatch other) {
        for (HostPattern theirs : other.hosts) {
            if (anyCovers(theirs)) {
                return true;
            }
        }
        return false;
    }
}

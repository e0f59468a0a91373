package dev.gw.runtime.router;

import dev.gw.check.expression.Addresses;
import dev.gw.check.expression.Literal;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a route's sources or destinations.
 *
 * @param ip the addresses as written; null for any
 * @param range the addresses; null for any
 * @param port the port; -1 for any
 */
record NetRule(@Nullable String ip, Literal.@Nullable Range range, int port) {
    static List<NetRule> all(List<Node> nodes) {
        List<NetRule> rules = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof MapNode map) {
                boolean hasPort = map.get("port") instanceof Scalar scalar && scalar.isNumber();
                int port = hasPort && map.get("port") instanceof Scalar scalar ? (int) scalar.number() : -1;
                rules.add(new NetRule(map.string("ip"), range(map.string("ip")), port));
            }
        }
        return List.copyOf(rules);
    }

    private static Literal.@Nullable Range range(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int slash = text.indexOf('/');
        Literal.Address address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int bits = slash < 0 ? address.octets().size() * 8 : Integer.parseInt(text.substring(slash + 1));
        return new Literal.Range(address, bits);
    }

    /** Whether one of the rules takes this end; no rules take any. */
    static boolean anyTakes(List<NetRule> rules, @Nullable String ip, int port) {
        Literal.Address address = rules.isEmpty() || ip == null ? null : Addresses.parse(ip);
        for (NetRule rule : rules) {
            if (rule.takes(address, port)) {
                return true;
            }
        }
        return rules.isEmpty();
    }

    NetRule withoutPort() {
        return new NetRule(ip, range, -1);
    }

    private boolean takes(Literal.@Nullable Address address, int itsPort) {
        return (port < 0 || port == itsPort) && (range == null || address != null && range.contains(address));
    }
}

package dev.gw.drill.stage;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the only consumer that has credentials a companion with the like of them, where limits count by consumer or
 * credential: nothing else shows that two callers are counted apart.
 */
final class SecondConsumer {
    private static final String[][] SECRETS = {
        {"jwt_secrets", "key"},
        {"keyauth_credentials", "key"},
        {"basicauth_credentials", "username"},
        {"hmacauth_credentials", "username"}
    };

    private SecondConsumer() {}

    /** The same document where no companion is needed. */
    static MapNode addTo(MapNode document) {
        List<Node> consumers = document.list("consumers");
        List<MapNode> known = new ArrayList<>();
        for (Node node : consumers) {
            if (node instanceof MapNode consumer && hasSecrets(consumer)) {
                known.add(consumer);
            }
        }
        boolean secretsElsewhere = hasSecrets(document);
        if (known.size() != 1 || secretsElsewhere || !countsCallers(document)) {
            return document;
        }
        List<Node> more = new ArrayList<>(consumers);
        more.add(companion(known.get(0)));
        return document.with("consumers", ListNode.of(more));
    }

    private static boolean hasSecrets(MapNode map) {
        for (String[] kind : SECRETS) {
            if (!map.list(kind[0]).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean countsCallers(Node node) {
        if (node instanceof ListNode list) {
            return list.items().stream().anyMatch(SecondConsumer::countsCallers);
        }
        if (!(node instanceof MapNode map)) {
            return false;
        }
        boolean limits = "rate-limiting".equals(map.string("name"));
        MapNode config = map.map("config");
        String by = config == null ? null : config.string("limit_by");
        if (limits && (by == null || by.equals("consumer") || by.equals("credential"))) {
            return true;
        }
        return map.entries().stream().anyMatch(entry -> countsCallers(entry.value()));
    }

    private static MapNode companion(MapNode consumer) {
        MapNode companion = MapNode.empty().with("username", Scalar.string(Stage.SECOND_CONSUMER));
        for (String[] kind : SECRETS) {
            List<Node> secrets = new ArrayList<>();
            for (Node node : consumer.list(kind[0])) {
                String name = node instanceof MapNode secret ? secret.string(kind[1]) : null;
                if (node instanceof MapNode secret && name != null) {
                    secrets.add(secret.without("id").with(kind[1], Scalar.string(name + "-gw-drill-b")));
                }
            }
            if (!secrets.isEmpty()) {
                companion = companion.with(kind[0], ListNode.of(secrets));
            }
        }
        List<Node> groups = new ArrayList<>();
        for (Node node : consumer.list("acls")) {
            if (node instanceof MapNode acl) {
                groups.add(acl.without("id"));
            }
        }
        return groups.isEmpty() ? companion : companion.with("acls", ListNode.of(groups));
    }
}

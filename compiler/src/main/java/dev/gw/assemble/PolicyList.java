package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of all files. They are told apart by their names: in the base a name stands once, in an environment it
 * changes the policy of the base, field by field, or adds one.
 */
final class PolicyList {
    static final String KEY = "policies";

    private final Diagnostics out;
    private final List<Node> unnamed = new ArrayList<>();
    private final Map<String, MapNode> named = new LinkedHashMap<>();

    PolicyList(Diagnostics out) {
        this.out = out;
    }

    void add(Node written, boolean overlay) {
        if (!(written instanceof ListNode list)) {
            unnamed.add(written);
            return;
        }
        for (Node item : list.items()) {
            if (item instanceof MapNode policy && policy.string("name") != null) {
                named.merge(String.valueOf(policy.string("name")), policy, (a, b) -> merge(a, b, overlay));
            } else {
                unnamed.add(item);
            }
        }
    }

    private MapNode merge(MapNode before, MapNode policy, boolean overlay) {
        if (!overlay) {
            out.add(Diagnostic.of(Code.GW1203, place(policy).span(), "the policy " + name(policy) + " is defined twice")
                    .label(place(before).span(), "first defined here")
                    .help("give one of them another name"));
            return before;
        }
        MapNode merged = before;
        for (MapNode.Entry entry : policy.entries()) {
            merged = merged.with(entry.name(), entry.value());
        }
        return merged;
    }

    private static Node place(MapNode policy) {
        return policy.get("name") instanceof Scalar name ? name : policy;
    }

    private static String name(MapNode policy) {
        return policy.get("name") instanceof Scalar name ? name.shown() : "";
    }

    /** All policies under their key. */
    Optional<MapNode.Entry> entry() {
        List<Node> all = new ArrayList<>(unnamed);
        all.addAll(named.values());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Node list = all.size() == 1 && !(all.get(0) instanceof MapNode) ? all.get(0) : ListNode.of(all);
        return Optional.of(new MapNode.Entry(Scalar.string(KEY), list));
    }
}

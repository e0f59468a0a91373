package dev.gw.check.schema;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The items of a list come from one of several subsets only. */
final class ExclusiveSubsets implements Rule {
    private final Map<String, List<String>> subsetOf = new HashMap<>();

    ExclusiveSubsets(List<Node> subsets) {
        for (Node subset : subsets) {
            List<String> members = new ArrayList<>();
            Tables.items(subset).forEach(member -> members.add(LuaText.of(member)));
            members.forEach(member -> subsetOf.put(member, members));
        }
    }

    @Override
    public @Nullable String problem(Node value) {
        List<Node> items = Tables.items(value);
        List<String> first = null;
        for (int i = 0; i < items.size(); i++) {
            List<String> subset = subset(items.get(i));
            if (first != null && subset != null && !first.equals(subset)) {
                return problem(items);
            }
            first = subset == null ? first : subset;
        }
        return null;
    }

    private @Nullable List<String> subset(Node item) {
        return item instanceof Scalar scalar ? subsetOf.get(scalar.text()) : null;
    }

    private String problem(List<Node> items) {
        Set<List<String>> used = new LinkedHashSet<>();
        for (Node item : items) {
            List<String> subset = subset(item);
            if (subset != null) {
                used.add(subset);
            }
        }
        return "these sets are mutually exclusive: "
                + used.stream()
                        .map(subset -> "(" + LuaText.quoted(subset) + ")")
                        .collect(Collectors.joining(", "));
    }
}

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
        Set<List<String>> used = new LinkedHashSet<>();
        for (Node item : Tables.items(value)) {
            List<String> subset = item instanceof Scalar scalar ? subsetOf.get(scalar.text()) : null;
            if (subset != null) {
                used.add(subset);
            }
        }
        return used.size() <= 1
                ? null
                : "these sets are mutually exclusive: "
                        + used.stream()
                                .map(subset -> "(" + LuaText.quoted(subset) + ")")
                                .collect(Collectors.joining(", "));
    }
}

package dev.gw.check.lint.rule;

import dev.gw.check.lint.rule.RouteTable.Slot;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Two routes that overlap, of which only the larger id decides which one answers. */
final class OverlapDecidedById implements LintRule {
    @Override
    public Code code() {
        return Code.GW2020;
    }

    @Override
    public String id() {
        return "overlap-decided-by-id";
    }

    private static final int MOST_COMPARED = 16;

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Map<Group, List<Slot>> groups = new HashMap<>();
        Set<Entity> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Slot slot : gateway.table().slots()) {
            Group key = new Group(
                    slot.entry().priority(),
                    slot.path().text(),
                    slot.match().headers(),
                    slot.match().snis());
            List<Slot> group = groups.computeIfAbsent(key, k -> new ArrayList<>(1));
            Slot winner = overlapping(group, slot);
            if (winner != null && told.add(slot.route())) {
                out.accept(finding(slot, winner));
            }
            if (group.size() < MOST_COMPARED) {
                group.add(slot);
            }
        }
    }

    private record Group(long priority, String path, Map<String, Set<String>> headers, Set<String> snis) {
        // by hand, because what the JDK makes for records costs a cold start more than the rule itself
        @Override
        public int hashCode() {
            return (path.hashCode() * 31 + headers.hashCode() + snis.hashCode()) * 31 + Long.hashCode(priority);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Group group
                    && priority == group.priority
                    && path.equals(group.path)
                    && headers.equals(group.headers)
                    && snis.equals(group.snis);
        }
    }

    private static @Nullable Slot overlapping(List<Slot> earlier, Slot slot) {
        for (Slot candidate : earlier) {
            boolean undecided = !candidate.sameRoute(slot)
                    && !candidate.match().key().equals(slot.match().key())
                    && !candidate.takesAllOf(slot);
            if (undecided && candidate.match().meets(slot.match())) {
                return candidate;
            }
        }
        return null;
    }

    private static Diagnostic finding(Slot loser, Slot winner) {
        String message = Read.called(loser.route()) + " and " + Read.called(winner.route())
                + " have the same priority and match some of the same requests: "
                + (RouterOrder.hasStableId(loser.route()) && RouterOrder.hasStableId(winner.route())
                        ? "the latter gets those only because its id is larger"
                        : "which of them gets those may change at every load");
        return Diagnostic.of(Code.GW2020, Read.place(loser.route()), message)
                .label(Read.place(winner.route()), "overlaps with this one")
                .help("make one of them narrower, so that the methods or hosts of the two are apart");
    }
}

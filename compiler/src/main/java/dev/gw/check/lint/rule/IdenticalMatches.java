package dev.gw.check.lint.rule;

import dev.gw.check.lint.rule.RouteTable.Slot;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.source.Span;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Two routes that match the very same requests. */
final class IdenticalMatches implements LintRule {
    @Override
    public Code code() {
        return Code.GW2002;
    }

    @Override
    public String id() {
        return "identical-matches";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Map<Match, Slot> winners = new HashMap<>();
        Set<Entity> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Slot slot : gateway.table().slots()) {
            Match match = new Match(
                    slot.entry().priority(), slot.path().text(), slot.match().key());
            Slot winner = winners.putIfAbsent(match, slot);
            boolean other =
                    winner != null && !winner.sameRoute(slot) && !slot.match().byAddress();
            if (winner != null && other && told.add(slot.route())) {
                out.accept(finding(slot, winner));
            }
        }
    }

    private record Match(long priority, String path, String attributes) {
        // by hand, because what the JDK makes for records costs a cold start more than the rule itself
        @Override
        public int hashCode() {
            return (path.hashCode() * 31 + attributes.hashCode()) * 31 + Long.hashCode(priority);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Match match
                    && priority == match.priority
                    && path.equals(match.path)
                    && attributes.equals(match.attributes);
        }
    }

    private static Diagnostic finding(Slot loser, Slot winner) {
        boolean stable = RouterOrder.hasStableId(loser.route()) && RouterOrder.hasStableId(winner.route());
        String message = Read.called(loser.route()) + " matches the same requests as " + Read.called(winner.route())
                + (loser.place() == null ? "" : " (" + loser.place().shown() + ")")
                + (stable
                        ? ": the latter gets them all, because its id is larger"
                        : ": either may get them, because a route without name and id gets a new random id at every load");
        return Diagnostic.of(Code.GW2002, place(loser), message).label(place(winner), "the same match");
    }

    private static Span place(Slot slot) {
        Scalar path = slot.place();
        return path == null || path.span().isNowhere() ? Read.place(slot.route()) : path.span();
    }
}

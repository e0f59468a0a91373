package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** A route that answers whatever the others leave over. */
final class CatchAllRoute implements LintRule {
    @Override
    public Code code() {
        return Code.GW2017;
    }

    @Override
    public String id() {
        return "catch-all-route";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        List<RouteTable.Slot> slots = gateway.table().slots();
        for (RouteTable.Slot slot : slots) {
            Entity route = slot.route();
            boolean bare = slot.match().key().equals(EMPTY_KEY) && !slot.match().byAddress();
            boolean all = slot.path().open() && slot.path().literal().length() <= 1;
            if (bare && all && !slots.get(0).sameRoute(slots.get(slots.size() - 1))) {
                String message = Read.called(route)
                        + " answers every request that no other route takes: nothing gets 404" + " any more";
                out.accept(Diagnostic.of(Code.GW2017, place(slot), message)
                        .help("give it a host or a longer path, unless it is meant to catch all"));
            }
        }
    }

    private static final String EMPTY_KEY = RouteMatch.of(MapNode.empty()).key();

    private static Span place(RouteTable.Slot slot) {
        Scalar path = slot.place();
        return path == null || path.span().isNowhere() ? Read.place(slot.route()) : path.span();
    }
}

package dev.gw.check.lint.rule;

import dev.gw.check.lint.rule.RouteTable.Slot;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A route, or one of its paths, whose requests all go to a route that is asked earlier. */
final class UnreachableRoute implements LintRule {
    @Override
    public Code code() {
        return Code.GW2001;
    }

    @Override
    public String id() {
        return "unreachable-route";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        RouteTable table = gateway.table();
        Set<Entity> alive = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Slot> dead = new ArrayList<>();
        List<Slot> shadows = new ArrayList<>();
        for (Slot slot : table.slots()) {
            Slot shadow = table.shadowOf(slot);
            if (shadow == null) {
                alive.add(slot.route());
            } else if (!shadow.sameMatch(slot)) {
                dead.add(slot);
                shadows.add(shadow);
            }
        }
        Set<Entity> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < dead.size(); i++) {
            Entity route = dead.get(i).route();
            if (alive.contains(route)) {
                out.accept(deadPath(dead.get(i), shadows.get(i)));
            } else if (told.add(route)) {
                out.accept(deadRoute(dead.get(i), shadows.get(i)));
            }
        }
    }

    private static Diagnostic deadRoute(Slot slot, Slot shadow) {
        String message = Read.called(slot.route()) + " is never reached: every request that it matches goes to "
                + Read.called(shadow.route()) + ", because " + reason(slot, shadow);
        return finding(Read.place(slot.route()), message, shadow);
    }

    private static Diagnostic deadPath(Slot slot, Slot shadow) {
        Scalar path = slot.place();
        String message = "path " + (path == null ? "" : path.shown() + " ") + "of " + Read.called(slot.route())
                + " is never reached: its requests go to " + Read.called(shadow.route()) + ", because "
                + reason(slot, shadow);
        return finding(
                path == null || path.span().isNowhere() ? Read.place(slot.route()) : path.span(), message, shadow);
    }

    private static Diagnostic finding(Span at, String message, Slot shadow) {
        Scalar path = shadow.place();
        Span other = path == null || path.span().isNowhere() ? Read.place(shadow.route()) : path.span();
        return Diagnostic.of(Code.GW2001, at, message).label(other, "this one is asked first");
    }

    private static String reason(Slot slot, Slot shadow) {
        return RouterOrder.reason(shadow.entry(), slot.entry());
    }
}

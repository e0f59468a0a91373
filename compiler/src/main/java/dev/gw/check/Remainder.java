package dev.gw.check;

import dev.gw.check.schema.Tables;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is left of a refused document without the entities at fault, those nested in them and those that refer to
 * them. For one document on one thread.
 */
final class Remainder {
    /** A certificate's service's route's plugin needs four; more means that taking out does not help. */
    private static final int MOST_ROUNDS = 6;

    private final CheckSettings settings;
    private final Set<EntityKind> missing = EnumSet.noneOf(EntityKind.class);
    private Set<List<Object>> faulty = new HashSet<>();

    private Remainder(CheckSettings settings) {
        this.settings = settings;
    }

    /** The part of the document that Kong would take; empty where there is none. */
    static Optional<Part> of(Outcome outcome, CheckSettings settings) {
        return new Remainder(settings).reduce(outcome);
    }

    private Optional<Part> reduce(Outcome refused) {
        Outcome outcome = refused;
        for (int round = 0; !outcome.isAccepted(); round++) {
            if (round == MOST_ROUNDS) {
                return Optional.empty();
            }
            outcome = DeclarativeCheck.check(without(outcome), settings);
        }
        return Optional.of(new Part(outcome.bundle().orElseThrow(), missing));
    }

    private MapNode without(Outcome outcome) {
        faulty = new HashSet<>();
        Set<String> keys = new HashSet<>();
        mark(outcome.violations(), keys);
        mark(outcome.further(), keys);
        MapNode reduced = outcome.document();
        if (!keys.isEmpty()) {
            // a key that is none may have been meant as any
            missing.addAll(EnumSet.allOf(EntityKind.class));
            MapNode whole = reduced;
            reduced = new MapNode(
                    whole.entries().stream()
                            .filter(entry -> !keys.contains(entry.name()))
                            .toList(),
                    whole.span());
        }
        return reduced(reduced, List.of(), Kinds.IN_ORDER);
    }

    private void mark(List<Violation> violations, Set<String> keys) {
        for (Violation violation : violations) {
            List<Object> place = violation.place();
            int length = place.size() - place.size() % 2;
            if (length > 0) {
                faulty.add(place.subList(0, length));
            } else if (!violation.field().isEmpty()) {
                keys.add(String.valueOf(violation.field().get(0)));
            }
        }
    }

    private MapNode reduced(MapNode holder, List<Object> place, Iterable<EntityKind> kinds) {
        MapNode changed = holder;
        for (EntityKind kind : kinds) {
            Node list = holder.get(kind.plural());
            if (list != null && Tables.isTable(list)) {
                changed = changed.with(kind.plural(), reduced(list, kind, place));
            }
        }
        return changed;
    }

    private Node reduced(Node list, EntityKind kind, List<Object> place) {
        List<Node> items = Tables.items(list);
        List<Node> kept = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            List<Object> here = Places.with(place, kind.plural(), i + 1);
            if (faulty.contains(here)) {
                remove(kind, items.get(i));
            } else {
                Set<EntityKind> children = Kinds.children(kind).keySet();
                kept.add(items.get(i) instanceof MapNode map ? reduced(map, here, children) : items.get(i));
            }
        }
        return new ListNode(kept, list.span());
    }

    private void remove(EntityKind kind, Node item) {
        missing.add(kind);
        for (EntityKind child : Kinds.children(kind).keySet()) {
            if (item instanceof MapNode map && map.has(child.plural())) {
                Tables.items(map.get(child.plural())).forEach(inner -> remove(child, inner));
            }
        }
    }
}

package dev.gw.drill.mutate;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.router.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the mutants that the requests of a run can meet from those that they can't: they meet what they came to in the
 * configuration, and what a mutant's router leads them to.
 */
final class Reach {
    private final Bundle good;
    private final Landings landings;

    /**
     * A reach.
     *
     * @param good the configuration
     * @param landings where its requests came to
     */
    Reach(Bundle good, Landings landings) {
        this.good = good;
        this.landings = landings;
    }

    /** Whether any request meets what tells a mutant from the configuration. */
    boolean meets(Bundle mutant) {
        return missing(good, mutant).stream().anyMatch(this::isMet) || leadsElsewhere(mutant);
    }

    /** The entities that another configuration has not, or has otherwise. */
    private static List<Entity> missing(Bundle from, Bundle other) {
        List<Entity> missing = new ArrayList<>();
        for (EntityKind kind : EntityKind.values()) {
            for (Entity entity : from.all(kind)) {
                Optional<Entity> there = other.byId(kind, entity.id());
                if (there.isEmpty() || !there.get().fields().sameAs(entity.fields())) {
                    missing.add(entity);
                }
            }
        }
        return missing;
    }

    private boolean isMet(Entity entity) {
        boolean itself = switch (entity.kind()) {
            case ROUTES, SERVICES, CONSUMERS -> landings.has(entity.id());
            default -> true;
        };
        return itself && isMet(entity, "route") && isMet(entity, "service") && isMet(entity, "consumer");
    }

    private boolean isMet(Entity entity, String scope) {
        String id = entity.foreignId(scope);
        return id == null || landings.has(id);
    }

    /** Whether a route that takes other requests than before takes any of the run's. */
    private boolean leadsElsewhere(Bundle mutant) {
        Set<String> changed = missing(mutant, good).stream()
                .filter(entity -> entity.kind() == EntityKind.ROUTES)
                .map(Entity::id)
                .collect(Collectors.toSet());
        if (changed.isEmpty() || landings.isCut()) {
            return !changed.isEmpty();
        }
        Router router = new Router(mutant);
        return landings.requests().stream().anyMatch(request -> {
            Router.Found found = router.find(request);
            return found != null && changed.contains(found.route().id());
        });
    }
}

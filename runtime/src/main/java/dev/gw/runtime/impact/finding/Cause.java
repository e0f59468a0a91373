package dev.gw.runtime.impact.finding;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;

/**
 * The entity whose change has effects.
 *
 * @param key the same in every run for the same entity
 * @param scope what it applies to where that is one thing: {@code service orders}; empty for all routes
 * @param place where it was written
 */
public record Cause(String key, String scope, Span place) {
    /** An entity of a bundle, standing where it was written. */
    public static Cause of(Bundle bundle, Entity entity) {
        return of(bundle, entity, entity.span());
    }

    /** An entity of a bundle, of which one place matters. */
    public static Cause of(Bundle bundle, Entity entity, Span place) {
        String name = Names.called(entity);
        String scope = entity.kind() == EntityKind.PLUGINS ? Names.scope(bundle, entity) : name;
        String key = entity.kind() == EntityKind.PLUGINS
                ? "plugin " + entity.fields().string("name") + " of " + scope
                : name;
        return new Cause(key, scope, place.isNowhere() ? entity.span() : place);
    }
}

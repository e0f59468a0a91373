package dev.gw.check;

import dev.gw.model.Bundle;
import dev.gw.model.EntityKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What of a configuration can be trusted though it has errors. It can be looked at, but must never run. Immutable.
 *
 * @param bundle the entities that are right by themselves and refer only to such
 * @param missing the kinds of which entities are left out; of all other kinds every entity is there
 */
public record Part(Bundle bundle, Set<EntityKind> missing) {
    public Part {
        missing = Set.copyOf(missing);
    }

    /** The same part of a configuration of which nobody knows what else is in it. */
    public Part ofUnknown() {
        return new Part(bundle, EnumSet.allOf(EntityKind.class));
    }
}

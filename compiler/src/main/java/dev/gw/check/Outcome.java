package dev.gw.check;

import dev.gw.check.schema.ErrorTable;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.RouterFlavor;
import java.util.List;
import java.util.Optional;

/**
 * What Kong makes of a document: its errors, or its entities. Immutable.
 *
 * @param violations what Kong refuses; empty where it accepts the document
 * @param further what Kong would refuse once those are mended; found here at once
 * @param errors the violations as Kong's table of errors
 * @param entities the entities with ids and defaults, parents before children; none where the document is refused
 * @param document the document that was checked, in format 3.0
 * @param flavor the router it was checked for
 */
public record Outcome(
        List<Violation> violations,
        List<Violation> further,
        ErrorTable errors,
        List<Entity> entities,
        MapNode document,
        RouterFlavor flavor) {
    public Outcome {
        violations = List.copyOf(violations);
        further = List.copyOf(further);
        entities = List.copyOf(entities);
    }

    /** The errors as Kong's {@code flattened_errors} have them, with those it can't attribute under no entity. */
    public List<Violation> flattened() {
        return Flattener.flatten(errors, document);
    }

    /** The configuration as a bundle; empty where the document is refused. */
    public Optional<Bundle> bundle() {
        return isAccepted() ? Optional.of(new Bundle(document, entities, flavor)) : Optional.empty();
    }

    /** Whether Kong takes the document. */
    public boolean isAccepted() {
        return violations.isEmpty();
    }
}

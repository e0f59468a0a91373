package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A check across the fields of an entity, with the conditions under which Kong runs it at all.
 *
 * @param sources the fields it reads
 * @param required those without which it can't be run
 * @param withMissing run even when nothing is given
 * @param excusesMissing don't complain about a required field that is missing
 * @param withInvalid run even when a field has an error already
 * @param test the check itself
 * @param prefixedOnUpdate whether its message says so when the entity is being updated
 */
record EntityCheck(
        List<FieldPath> sources,
        Set<FieldPath> required,
        boolean withMissing,
        boolean excusesMissing,
        boolean withInvalid,
        Test test,
        boolean prefixedOnUpdate) {

    /** The check itself: Kong's message, or null where it holds. It may set errors of fields too. */
    @FunctionalInterface
    interface Test {
        @Nullable
        String problem(MapNode entity, Validator validator, ErrorTable errors);
    }

    void run(SchemaDef schema, MapNode entity, boolean full, Validator validator, ErrorTable errors) {
        List<FieldPath> missing = List.of();
        boolean allAbsent = true;
        boolean allValid = true;
        for (int i = 0; i < sources.size(); i++) {
            FieldPath source = sources.get(i);
            Node value = source.in(entity);
            if (value == null) {
                if (!excusesMissing && required.contains(source)) {
                    missing = missing.isEmpty() ? new ArrayList<>() : missing;
                    missing.add(source);
                }
            } else if (References.isVault(value) && isReferenceable(schema.fieldAt(source.text()))) {
                return;
            } else {
                allAbsent = false;
            }
            allValid &= errors.isEmpty() || errors.get(source.text()) == null;
        }
        if ((!allValid && !withInvalid) || (allAbsent && !(withMissing && full))) {
            return;
        }
        if (!missing.isEmpty()) {
            Fault fault = Fault.of("field required for entity check" + validator.suffix());
            missing.forEach(path -> errors.putPath(path.text(), fault));
            return;
        }
        String problem = test.problem(entity, validator, errors);
        if (problem != null) {
            errors.addEntity((prefixedOnUpdate ? validator.prefix() : "") + problem);
        }
    }

    private static boolean isReferenceable(@Nullable FieldDef field) {
        return field != null && field.traits().isReferenceable();
    }
}

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
 * @param sources the fields it reads, as dotted paths
 * @param required those without which it can't be run
 * @param withMissing run even when nothing is given
 * @param excusesMissing don't complain about a required field that is missing
 * @param withInvalid run even when a field has an error already
 * @param test the check itself
 * @param prefixedOnUpdate whether its message says so when the entity is being updated
 */
record EntityCheck(
        List<String> sources,
        Set<String> required,
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
        List<String> missing = new ArrayList<>();
        boolean allAbsent = true;
        boolean allValid = true;
        for (String source : sources) {
            Node value = Tables.path(entity, source);
            FieldDef field = schema.fieldAt(source);
            if (value == null) {
                if (!excusesMissing && required.contains(source) && (field == null || !field.isNilable())) {
                    missing.add(source);
                }
            } else {
                allAbsent = false;
                if (field != null && field.isReferenceable() && References.isVault(value)) {
                    return;
                }
            }
            allValid &= errors.get(source) == null;
        }
        if ((!allValid && !withInvalid) || (allAbsent && !(withMissing && full))) {
            return;
        }
        if (!missing.isEmpty()) {
            Fault fault = Fault.of("field required for entity check" + validator.suffix());
            missing.forEach(name -> errors.putPath(name, fault));
            return;
        }
        String problem = test.problem(entity, validator, errors);
        if (problem != null) {
            errors.addEntity((prefixedOnUpdate ? validator.prefix() : "") + problem);
        }
    }
}

package dev.gw.check;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields on whose values other fields depend. Kong says of such an entity that a check on the value of a field
 * failed, and says separately which other field is wrong; here the two become one.
 */
final class Conditions {
    private static final String FAILED = "failed conditional validation given value of field '";

    private final Map<List<Object>, Set<String>> fields = new HashMap<>();

    Conditions(List<Violation> violations) {
        for (Violation violation : violations) {
            String message = violation.message();
            if (message.startsWith(FAILED) && message.endsWith("'")) {
                String field = message.substring(FAILED.length(), message.length() - 1);
                List<Object> place =
                        Places.with(violation.place(), violation.field().toArray());
                fields.computeIfAbsent(place, key -> new LinkedHashSet<>()).add(field);
            }
        }
    }

    /** The diagnostic with the condition that made the field wrong, where there is just one in its entity. */
    Diagnostic added(Diagnostic diagnostic, Violation violation) {
        String message = violation.message();
        boolean canDepend = message.equals("value must be null") || message.equals("required field missing");
        Set<String> conditions = fields.getOrDefault(violation.place(), Set.of());
        if (!canDepend || conditions.size() != 1) {
            return diagnostic;
        }
        String field = conditions.iterator().next();
        Node value = value(violation.entity(), field);
        if (!(value instanceof Scalar scalar) || violation.fieldPath().equals(field) || scalar.isNull()) {
            return diagnostic;
        }
        Diagnostic longer = new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                diagnostic.message() + " when " + field + " is " + scalar.shown(),
                diagnostic.at(),
                diagnostic.labels(),
                diagnostic.help(),
                diagnostic.fix());
        return scalar.span().isNowhere() ? longer : longer.label(scalar.span(), "because of this");
    }

    private static @Nullable Node value(Node entity, String path) {
        return dev.gw.check.schema.Tables.path(entity, path);
    }
}

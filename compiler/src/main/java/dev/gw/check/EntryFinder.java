package dev.gw.check;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Validator;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the entry of a map that is at fault: Kong blames the whole map for it. */
final class EntryFinder {
    private final SchemaLookup lookup;
    private final Validator validator;

    EntryFinder(SchemaLookup lookup, CheckSettings settings) {
        this.lookup = lookup;
        this.validator = new Validator(settings.schemas()::entity);
    }

    /** The violation at the entry; as it is where it is not about one. */
    Violation narrowed(Violation violation) {
        SchemaDef schema = lookup.schema(violation.kind(), violation.entity());
        if (schema == null || violation.at() instanceof Scalar) {
            return violation;
        }
        for (int depth = 1; depth <= violation.field().size(); depth++) {
            FieldDef field = SchemaLookup.field(schema, violation.field().subList(0, depth));
            if (field == null) {
                return violation;
            }
            if (field.type() == FieldType.MAP) {
                return inMap(violation, field, depth);
            }
        }
        return violation;
    }

    private Violation inMap(Violation violation, FieldDef field, int depth) {
        List<Object> path = violation.field();
        List<Object> inside = path.subList(depth, path.size());
        Node value = Locator.find(violation.entity(), path.subList(0, depth), false);
        if (value instanceof ListNode) {
            // to Kong a list is a map whose keys are no texts
            return at(violation, path.subList(0, depth), "expected a map", value);
        }
        if (!(value instanceof MapNode map)) {
            return violation;
        }
        for (MapNode.Entry entry : map.entries()) {
            if (isAtFault(field.keys(), entry.key(), inside, violation.message())) {
                return at(violation, path, violation.message(), entry.key());
            }
            if (isAtFault(field.values(), entry.value(), inside, violation.message())) {
                List<Object> whole = new ArrayList<>(path.subList(0, depth));
                whole.add(entry.name());
                whole.addAll(inside);
                boolean wantsKey = violation.message().equals("unknown field");
                return at(violation, whole, violation.message(), Locator.find(entry.value(), inside, wantsKey));
            }
        }
        return violation;
    }

    private boolean isAtFault(@Nullable FieldDef field, Node value, List<Object> inside, String message) {
        Fault fault = field == null ? null : validator.field(field, value);
        for (Object step : inside) {
            fault = fault instanceof ErrorTable table ? table.get(step) : null;
        }
        return fault instanceof Fault.Message found && found.text().equals(message);
    }

    private static Violation at(Violation violation, List<Object> field, String message, Node at) {
        return new Violation(
                violation.type(),
                violation.kind(),
                violation.place(),
                field,
                message,
                at,
                violation.entity(),
                violation.other());
    }
}

package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** If a field has certain values, at least one of some others must be set; else perhaps one of yet others. */
final class ConditionalAtLeastOneOf implements EntityCheck.Test {
    private final FieldPath ifField;
    private final FieldDef ifMatch;
    private final List<FieldPath> then;
    private final @Nullable String thenMessage;
    private final @Nullable FieldDef elseMatch;
    private final List<FieldPath> otherwise;
    private final @Nullable String otherwiseMessage;

    ConditionalAtLeastOneOf(MapNode argument, SchemaDef schema) {
        this.ifField = new FieldPath(String.valueOf(argument.string("if_field")));
        this.ifMatch = Conditional.matcher(schema, ifField.text(), argument.map("if_match"));
        this.then = EntityChecks.paths(argument.get("then_at_least_one_of"));
        this.thenMessage = argument.string("then_err");
        MapNode match = argument.map("else_match");
        this.elseMatch = match == null ? null : Conditional.matcher(schema, ifField.text(), match);
        this.otherwise = EntityChecks.paths(argument.get("else_then_at_least_one_of"));
        this.otherwiseMessage = argument.string("else_then_err");
    }

    List<FieldPath> sources() {
        List<FieldPath> sources = new ArrayList<>();
        sources.add(ifField);
        sources.addAll(then);
        sources.addAll(otherwise);
        return sources;
    }

    boolean hasOwnMessage() {
        return thenMessage != null;
    }

    @Override
    public @Nullable String problem(MapNode entity, Validator validator, ErrorTable errors) {
        Node value = ifField.in(entity);
        if (value == null) {
            return null;
        }
        if (validator.field(ifMatch, value) == null) {
            return missing(entity, then, thenMessage);
        }
        if (elseMatch == null || validator.field(elseMatch, value) != null) {
            return null;
        }
        return missing(entity, otherwise, otherwiseMessage);
    }

    private static @Nullable String missing(MapNode entity, List<FieldPath> names, @Nullable String message) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isSetIn(entity)) {
                return null;
            }
        }
        String list = LuaText.quoted(names.stream().map(FieldPath::text).toList());
        return message == null
                ? "at least one of these fields must be non-empty: " + list
                : LuaText.format(message, list);
    }
}

package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** If a field has certain values, at least one of some others must be set; else perhaps one of yet others. */
final class ConditionalAtLeastOneOf implements EntityCheck.Test {
    private final String ifField;
    private final FieldDef ifMatch;
    private final List<String> then;
    private final @Nullable String thenMessage;
    private final @Nullable FieldDef elseMatch;
    private final List<String> otherwise;
    private final @Nullable String otherwiseMessage;

    ConditionalAtLeastOneOf(MapNode argument, SchemaDef schema) {
        this.ifField = String.valueOf(argument.string("if_field"));
        this.ifMatch = Conditional.matcher(schema, ifField, argument.map("if_match"));
        this.then = EntityChecks.names(argument, "then_at_least_one_of");
        this.thenMessage = argument.string("then_err");
        MapNode match = argument.map("else_match");
        this.elseMatch = match == null ? null : Conditional.matcher(schema, ifField, match);
        this.otherwise = EntityChecks.names(argument, "else_then_at_least_one_of");
        this.otherwiseMessage = argument.string("else_then_err");
    }

    List<String> sources() {
        List<String> sources = new ArrayList<>();
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
        Node value = Tables.path(entity, ifField);
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

    private static @Nullable String missing(MapNode entity, List<String> names, @Nullable String message) {
        for (String name : names) {
            if (Tables.isNonEmpty(Tables.path(entity, name))) {
                return null;
            }
        }
        String list = LuaText.quoted(names);
        return message == null
                ? "at least one of these fields must be non-empty: " + list
                : LuaText.format(message, list);
    }
}

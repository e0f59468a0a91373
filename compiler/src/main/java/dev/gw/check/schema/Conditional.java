package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/** If one field has certain values, another must have certain values too. */
final class Conditional implements EntityCheck.Test {
    private static final Scalar NULL = Scalar.nil(Span.nowhere());

    private final String ifField;
    private final String thenField;
    private final FieldDef ifMatch;
    private final FieldDef thenMatch;
    private final boolean thenRequired;
    private final @Nullable String message;

    Conditional(MapNode argument, SchemaDef schema) {
        this.ifField = String.valueOf(argument.string("if_field"));
        this.thenField = String.valueOf(argument.string("then_field"));
        this.ifMatch = matcher(schema, ifField, argument.map("if_match"));
        MapNode then = argument.map("then_match");
        this.thenMatch = matcher(schema, thenField, then);
        this.thenRequired = then != null && then.get("required") instanceof Scalar required && required.isTrue();
        this.message = argument.string("then_err");
    }

    /** The field with the attributes of the match laid over its own. */
    static FieldDef matcher(SchemaDef schema, String path, @Nullable MapNode match) {
        MapNode attributes = match == null ? MapNode.empty() : match;
        FieldDef field = schema.fieldAt(path);
        return field == null ? new FieldDef(path, attributes) : field.overlaid(attributes);
    }

    String ifField() {
        return ifField;
    }

    String thenField() {
        return thenField;
    }

    @Override
    public @Nullable String problem(MapNode entity, Validator validator, ErrorTable errors) {
        if (validator.field(ifMatch, Tables.path(entity, ifField)) != null) {
            return null;
        }
        Node value = Tables.path(entity, thenField);
        if (thenRequired && Tables.isUnset(value)) {
            errors.putPath(thenField, Fault.of(Validator.REQUIRED));
            return failed();
        }
        Fault fault = validator.field(thenMatch, value == null ? NULL : value);
        if (fault == null) {
            return null;
        }
        errors.putPath(thenField, fault);
        return message == null ? failed() : LuaText.format(message, ifField);
    }

    private String failed() {
        return "failed conditional validation given value of field '" + ifField + "'";
    }
}

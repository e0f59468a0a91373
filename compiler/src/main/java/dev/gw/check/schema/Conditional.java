package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/** If one field has certain values, another must have certain values too. */
final class Conditional implements EntityCheck.Test {
    private static final Scalar NULL = Scalar.nil(Span.nowhere());

    private final FieldPath ifField;
    private final FieldPath thenField;
    private final FieldDef ifMatch;
    private final FieldDef thenMatch;
    private final boolean thenRequired;
    private final @Nullable String message;

    Conditional(MapNode argument, SchemaDef schema) {
        this.ifField = new FieldPath(String.valueOf(argument.string("if_field")));
        this.thenField = new FieldPath(String.valueOf(argument.string("then_field")));
        this.ifMatch = matcher(schema, ifField.text(), argument.map("if_match"));
        MapNode then = argument.map("then_match");
        this.thenMatch = matcher(schema, thenField.text(), then);
        this.thenRequired = then != null && then.get("required") instanceof Scalar required && required.isTrue();
        this.message = argument.string("then_err");
    }

    /** The field with the attributes of the match laid over its own. */
    static FieldDef matcher(SchemaDef schema, String path, @Nullable MapNode match) {
        MapNode attributes = match == null ? MapNode.empty() : match;
        FieldDef field = schema.fieldAt(path);
        return field == null ? new FieldDef(path, attributes) : field.overlaid(attributes);
    }

    FieldPath ifField() {
        return ifField;
    }

    FieldPath thenField() {
        return thenField;
    }

    @Override
    public @Nullable String problem(MapNode entity, Validator validator, ErrorTable errors) {
        if (validator.field(ifMatch, ifField.in(entity)) != null) {
            return null;
        }
        Node value = thenField.in(entity);
        if (thenRequired && Tables.isUnset(value)) {
            errors.putPath(thenField.text(), Fault.of(Validator.REQUIRED));
            return failed();
        }
        Fault fault = validator.field(thenMatch, value == null ? NULL : value);
        if (fault == null) {
            return null;
        }
        errors.putPath(thenField.text(), fault);
        return message == null ? failed() : LuaText.format(message, ifField.text());
    }

    private String failed() {
        return "failed conditional validation given value of field '" + ifField + "'";
    }
}

package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.source.Span;

/** Foreign keys as the forms of a document take them. */
public final class Foreign {
    private static final Scalar NULL = Scalar.nil(Span.nowhere());

    private Foreign() {}

    /** A foreign key that must not be set. */
    static FieldDef forbidden(String name, String reference) {
        MapNode field = MapNode.empty()
                .with("type", Scalar.string("foreign"))
                .with("reference", Scalar.string(reference))
                .with("eq", NULL);
        return new FieldDef(name, field);
    }

    /** The key of a nested entity: its place says it, so it must not be given. */
    public static FieldDef nested(FieldDef field) {
        return field.overlaid(
                MapNode.empty().with("eq", NULL).with("default", NULL).with("required", Scalar.bool(false)));
    }

    /** The key of an entity at the top of a document: the id or name of the other as a string. */
    public static FieldDef named(FieldDef field) {
        return field.overlaid(MapNode.empty().with("type", Scalar.string("string")));
    }
}

package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a field that are asked for again and again, looked up once.
 *
 * @param wanted what the value must equal; an explicit null means that there must be none
 * @param mustBeSet whether an explicit null is refused, as {@code ne: null} says
 * @param isAuto whether a value is made where none is given
 * @param err a message that stands in for those of the rules
 */
record FieldTraits(
        boolean isRequired,
        boolean isAuto,
        boolean isUuid,
        boolean isAbstract,
        boolean isNilable,
        boolean isUnique,
        boolean isReferenceable,
        boolean mustBeNull,
        boolean mustBeSet,
        @Nullable Node wanted,
        @Nullable Node defaultValue,
        @Nullable String err) {
    static FieldTraits of(MapNode source) {
        return new FieldTraits(
                is(source, "required"),
                is(source, "auto"),
                is(source, "uuid"),
                is(source, "abstract"),
                is(source, "nilable"),
                is(source, "unique"),
                is(source, "referenceable"),
                Tables.isNull(source.get("eq")),
                Tables.isNull(source.get("ne")),
                source.get("eq"),
                source.get("default"),
                source.string("err"));
    }

    private static boolean is(MapNode source, String attribute) {
        return source.get(attribute) instanceof Scalar scalar && scalar.isTrue();
    }
}

package dev.gw.check.schema;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Values that Kong would draw at random where none is given. While a document is checked these stand in for them, so
 * that a check that needs the value to be there finds one; they are told from written values by identity.
 */
public final class Auto {
    private static final Scalar UUID = Scalar.string("00000000-0000-4000-8000-000000000000");
    private static final Scalar TEXT = Scalar.string("00000000000000000000000000000000");

    private Auto() {}

    static @Nullable Node valueFor(FieldDef field) {
        if (!field.traits().isAuto()) {
            return null;
        }
        return field.traits().isUuid() ? UUID : field.type() == FieldType.STRING ? TEXT : null;
    }

    /** Whether it stands in for a value that nobody gave. */
    public static boolean isStandIn(@Nullable Node value) {
        return value == UUID || value == TEXT;
    }
}

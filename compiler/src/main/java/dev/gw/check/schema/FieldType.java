package dev.gw.check.schema;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of Kong's schema language. */
public enum FieldType {
    STRING("expected a string"),
    NUMBER("expected a number"),
    INTEGER("expected an integer"),
    BOOLEAN("expected a boolean"),
    ARRAY("expected an array"),
    SET("expected a set"),
    MAP("expected a map"),
    RECORD("expected a record"),
    FOREIGN("expected a foreign key"),
    JSON("expected json"),
    FUNCTION("expected a function"),
    /** Anything at all. */
    ANY(""),
    /** A type that Kong doesn't know. */
    UNKNOWN("");

    private final String expectation;

    FieldType(String expectation) {
        this.expectation = expectation;
    }

    /** What Kong says of a value of another type. */
    String expectation() {
        return expectation;
    }

    static FieldType of(@Nullable String name) {
        for (FieldType type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}

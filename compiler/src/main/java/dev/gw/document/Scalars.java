package dev.gw.document;

import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/** Makes a scalar of a value that a schema gave. */
final class Scalars {
    private Scalars() {}

    static Scalar of(@Nullable Object value, String text, Span span) {
        if (value instanceof String) {
            return Scalar.string(text, span);
        }
        if (value instanceof Long whole) {
            return Scalar.integer(whole, text, span);
        }
        if (value instanceof Boolean bool) {
            return Scalar.bool(bool, text, span);
        }
        return value instanceof Double number ? Scalar.number(number, text, span) : Scalar.nil(span);
    }
}

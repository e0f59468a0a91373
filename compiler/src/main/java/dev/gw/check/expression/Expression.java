package dev.gw.check.expression;

import java.util.List;

/**
 * A condition on a request. Immutable.
 *
 * <p>Against custom, {@code ||} binds tighter than {@code &&}: so does Kong's parser.
 */
public sealed interface Expression {
    /** Holds where all parts do; asked in order, up to the first that does not. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Holds where one part does; asked in order, up to the first that does. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Holds where the other does not. */
    record Not(Expression inner) implements Expression {}

    /**
     * A comparison. A field without a value fulfils none, whatever the operator.
     *
     * @param field the field's name, such as {@code http.path}
     * @param lower whether the field's values count in lower case
     * @param any whether one of several values is enough; else all of them must fit
     */
    record Predicate(String field, boolean lower, boolean any, Operator operator, Literal value)
            implements Expression {}
}

package dev.gw.runtime.template;

import org.jspecify.annotations.Nullable;

/** Something that has a value. */
@FunctionalInterface
interface Expression {
    @Nullable
    Object value(Variables variables);
}

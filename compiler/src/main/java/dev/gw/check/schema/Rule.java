package dev.gw.check.schema;

import dev.gw.document.Node;
import org.jspecify.annotations.Nullable;

/** One attribute of a field that values of the right type must meet. */
@FunctionalInterface
interface Rule {
    /** Kong's message; null where the value meets it. */
    @Nullable
    String problem(Node value);
}

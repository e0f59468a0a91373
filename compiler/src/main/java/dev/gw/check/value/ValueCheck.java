package dev.gw.check.value;

import dev.gw.document.Node;
import org.jspecify.annotations.Nullable;

/** One check of a value, named in Kong's schemas. Stateless and safe for use by several threads. */
@FunctionalInterface
public interface ValueCheck {
    /**
     * What is wrong with the value, in Kong's own words; null where nothing is. A value of a type that the check doesn't
     * look at is fine: types are the schema's matter. Values from the environment are never part of the answer.
     */
    @Nullable
    String problem(Node value);
}

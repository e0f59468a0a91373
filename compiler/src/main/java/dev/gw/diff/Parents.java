package dev.gw.diff;

import dev.gw.model.Entity;

/** Which entity a foreign key leads to, named alike on both sides. */
@FunctionalInterface
interface Parents {
    /** The id that the parent has, or will keep, on the side before; empty where the key is not set. */
    String id(Entity child, String field);
}

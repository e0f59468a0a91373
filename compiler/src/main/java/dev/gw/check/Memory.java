package dev.gw.check;

import dev.gw.check.schema.CheckMemory;

/** What a check leaves for the next one, which then looks only at what has changed. For one check after the other. */
public final class Memory {
    private final CheckMemory values = new CheckMemory();
    private final ItemMemory items = new ItemMemory();

    CheckMemory values() {
        return values;
    }

    ItemMemory items() {
        return items;
    }
}

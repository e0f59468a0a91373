package dev.gw.runtime.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fixed set of header names, asked without regard to case and without making text. Immutable. */
public final class FieldNames {
    private final @Nullable String[] table;
    private final int mask;

    private FieldNames(List<String> names) {
        table = new String[Integer.highestOneBit(names.size()) << 3];
        mask = table.length - 1;
        for (String name : names) {
            int slot = slot(name);
            while (table[slot] != null) {
                slot = slot + 1 & mask;
            }
            table[slot] = name;
        }
    }

    public static FieldNames of(String... names) {
        return new FieldNames(List.of(names));
    }

    public boolean contains(String name) {
        if (name.isEmpty()) {
            return false;
        }
        int slot = slot(name);
        for (String there = table[slot]; there != null; there = table[slot]) {
            if (there.equalsIgnoreCase(name)) {
                return true;
            }
            slot = slot + 1 & mask;
        }
        return false;
    }

    /** From its length, its first and its last letter in lower case: names differ there already. */
    private int slot(String name) {
        int last = name.length() - 1;
        int hash = name.length() * 31 + (name.charAt(0) | 0x20) * 7 + (name.charAt(last) | 0x20);
        return (hash ^ hash >>> 4) & mask;
    }
}

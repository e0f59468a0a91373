package dev.gw.check.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a schema by name, made for being asked for every key of every entity. Immutable. */
final class FieldTable {
    private final FieldDef[] fields;
    private final short[] slots;

    /** Of fields of one name the last counts. */
    FieldTable(List<FieldDef> fields) {
        this.fields = fields.toArray(new FieldDef[fields.size()]);
        this.slots = new short[Integer.highestOneBit(fields.size() | 1) << 2];
        for (short i = 0; i < this.fields.length; i++) {
            slots[slot(this.fields[i].name())] = (short) (i + 1);
        }
    }

    /** The slot that holds the name, or the empty one where it belongs. */
    @SuppressWarnings("ReferenceEquality") // only a short cut
    private int slot(String name) {
        int mask = slots.length - 1;
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0) {
            String known = fields[slots[slot] - 1].name();
            if (known == name || (known.hashCode() == hash && known.equals(name))) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The place of a field in the order of the schema; -1 where there is none of the name. */
    int place(String name) {
        return slots[slot(name)] - 1;
    }

    @Nullable
    FieldDef named(String name) {
        int place = place(name);
        return place < 0 ? null : fields[place];
    }

    FieldDef at(int place) {
        return fields[place];
    }

    int size() {
        return fields.length;
    }
}

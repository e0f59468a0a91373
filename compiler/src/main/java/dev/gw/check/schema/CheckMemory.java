package dev.gw.check.schema;

import dev.gw.document.Node;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The items of lists that the last check found right, so that the next one looks only at what has changed. They are told
 * by identity: nodes never change, and whether one is right depends on nothing outside it. For one check after the other,
 * on one thread.
 */
public final class CheckMemory {
    private Seen before = new Seen();
    private Seen now = new Seen();

    /** What one check saw: items as they were given, and those that were filled and found right, with their fields. */
    private static final class Seen {
        final IdentityHashMap<Node, Filled> filled = new IdentityHashMap<>();
        final IdentityHashMap<Node, FieldDef> right = new IdentityHashMap<>();
    }

    private record Filled(FieldDef field, Node item) {}

    /** Begins a check; what the one before did not see is forgotten. */
    public void begin() {
        before = now;
        now = new Seen();
    }

    /** Whether there was no check before, or none that found anything right. */
    public boolean isEmpty() {
        return before.right.isEmpty();
    }

    /** Takes in what was found right ahead of this check, as if the one before had found it. */
    public void ahead(FieldDef field, Node item, Node filled) {
        before.filled.put(item, new Filled(field, filled));
        before.right.put(filled, field);
    }

    /** What an item was filled to where it was found right; null where it has to be looked at. */
    @SuppressWarnings("ReferenceEquality") // a schema that was read again may say something else
    @Nullable
    Node filled(FieldDef field, Node item) {
        Filled known = before.filled.get(item);
        if (known == null || known.field != field || before.right.get(known.item) != field) {
            return null;
        }
        fill(field, item, known.item);
        right(field, known.item);
        return known.item;
    }

    void fill(FieldDef field, Node item, Node filled) {
        now.filled.put(item, new Filled(field, filled));
    }

    @SuppressWarnings("ReferenceEquality") // as above
    boolean isRight(FieldDef field, Node filled) {
        return now.right.get(filled) == field;
    }

    void right(FieldDef field, Node filled) {
        now.right.put(filled, field);
    }
}

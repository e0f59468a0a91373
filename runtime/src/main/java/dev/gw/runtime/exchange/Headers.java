package dev.gw.runtime.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in the order and case they stood in; look-ups ignore case. Values are one character per octet
 * (ISO-8859-1). Not thread-safe: a request's headers belong to its event loop.
 */
public final class Headers {
    private static final int USUAL = 8;

    /** Names and values in turn. */
    private String[] fields;

    private int end;
    /**
     * A bit for each name that is or was there, so that most look-ups of names that are not look at no field: what they
     * mean for the processor is waiting for memory.
     */
    private long names;
    /** Whether another one may hold the same array: then it is copied before it is changed. */
    private boolean shared;

    public Headers() {
        this(USUAL);
    }

    /**
     * No fields yet.
     *
     * @param room for how many there is room; more may come
     */
    public Headers(int room) {
        fields = new String[2 * room];
    }

    private Headers(Headers other) {
        fields = other.fields;
        end = other.end;
        names = other.names;
        shared = true;
    }

    public int size() {
        return end >> 1;
    }

    public String name(int index) {
        return fields[2 * index];
    }

    public String value(int index) {
        return fields[2 * index + 1];
    }

    /** The first value under a name; null where there is none. */
    public @Nullable String get(String name) {
        int at = indexOf(name, 0);
        return at < 0 ? null : value(at);
    }

    /** All values under a name, in order. */
    public List<String> all(String name) {
        int at = indexOf(name, 0);
        if (at < 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>(2);
        while (at >= 0) {
            found.add(value(at));
            at = indexOf(name, at + 1);
        }
        return found;
    }

    /** How many fields there are of a name. */
    public int count(String name) {
        int found = 0;
        for (int at = indexOf(name, 0); at >= 0; at = indexOf(name, at + 1)) {
            found++;
        }
        return found;
    }

    public boolean has(String name) {
        return indexOf(name, 0) >= 0;
    }

    /** Adds a field behind the others, whether or not one of that name is there. */
    public Headers add(String name, String value) {
        if (end == fields.length) {
            makeOwn(2 * fields.length + 2);
        } else if (shared) {
            makeOwn(fields.length);
        }
        fields[end] = name;
        fields[end + 1] = value;
        end += 2;
        names |= bit(name);
        return this;
    }

    /** Replaces all fields of the name by one, in the place of the first; adds it where there is none. */
    public Headers set(String name, String value) {
        int at = indexOf(name, 0);
        if (at < 0) {
            return add(name, value);
        }
        if (shared) {
            makeOwn(fields.length);
        }
        fields[2 * at] = name;
        fields[2 * at + 1] = value;
        removeFrom(name, at + 1);
        return this;
    }

    /** Removes all fields of the name; says whether there was one. */
    public boolean remove(String name) {
        int before = end;
        removeFrom(name, 0);
        return end < before;
    }

    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < end; i += 2) {
            action.accept(fields[i], fields[i + 1]);
        }
    }

    /** The same fields, for somebody who may change them. */
    public Headers copy() {
        shared = true;
        return new Headers(this);
    }

    /** The first so many fields, for somebody who may change them. */
    public Headers first(int count) {
        Headers first = copy();
        first.end = 2 * count;
        return first;
    }

    private void makeOwn(int length) {
        fields = Arrays.copyOf(fields, length);
        shared = false;
    }

    private void removeFrom(String name, int from) {
        int first = indexOf(name, from);
        if (first < 0) {
            return;
        }
        if (shared) {
            makeOwn(fields.length);
        }
        int kept = 2 * first;
        for (int i = kept; i < end; i += 2) {
            if (!fields[i].equalsIgnoreCase(name)) {
                fields[kept] = fields[i];
                fields[kept + 1] = fields[i + 1];
                kept += 2;
            }
        }
        end = kept;
    }

    private int indexOf(String name, int from) {
        if ((names & bit(name)) == 0) {
            return -1;
        }
        for (int i = 2 * from; i < end; i += 2) {
            if (fields[i].length() == name.length() && fields[i].equalsIgnoreCase(name)) {
                return i >> 1;
            }
        }
        return -1;
    }

    /** From the length, the first and the last letter of a name, in whatever case. */
    private static long bit(String name) {
        int last = name.length() - 1;
        return last < 0 ? 1 : 1L << last + 5 * (name.charAt(0) & 0x1f) + 11 * (name.charAt(last) & 0x1f);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}

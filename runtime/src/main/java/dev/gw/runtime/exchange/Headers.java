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
    private String[] names;
    private String[] values;
    private int size;

    public Headers() {
        names = new String[16];
        values = new String[16];
    }

    private Headers(Headers other) {
        names = other.names.clone();
        values = other.values.clone();
        size = other.size;
    }

    public int size() {
        return size;
    }

    public String name(int index) {
        return names[index];
    }

    public String value(int index) {
        return values[index];
    }

    /** The first value under a name; null where there is none. */
    public @Nullable String get(String name) {
        int at = indexOf(name, 0);
        return at < 0 ? null : values[at];
    }

    /** All values under a name, in order. */
    public List<String> all(String name) {
        int at = indexOf(name, 0);
        if (at < 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>(2);
        while (at >= 0) {
            found.add(values[at]);
            at = indexOf(name, at + 1);
        }
        return found;
    }

    public boolean has(String name) {
        return indexOf(name, 0) >= 0;
    }

    /** Adds a field behind the others, whether or not one of that name is there. */
    public Headers add(String name, String value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
        return this;
    }

    /** Replaces all fields of the name by one, in the place of the first; adds it where there is none. */
    public Headers set(String name, String value) {
        int at = indexOf(name, 0);
        if (at < 0) {
            return add(name, value);
        }
        names[at] = name;
        values[at] = value;
        removeFrom(name, at + 1);
        return this;
    }

    /** Removes all fields of the name; says whether there was one. */
    public boolean remove(String name) {
        int before = size;
        removeFrom(name, 0);
        return size < before;
    }

    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < size; i++) {
            action.accept(names[i], values[i]);
        }
    }

    public Headers copy() {
        return new Headers(this);
    }

    private void removeFrom(String name, int from) {
        int kept = from;
        for (int i = from; i < size; i++) {
            if (!names[i].equalsIgnoreCase(name)) {
                names[kept] = names[i];
                values[kept++] = values[i];
            }
        }
        size = kept;
    }

    private int indexOf(String name, int from) {
        for (int i = from; i < size; i++) {
            if (names[i].length() == name.length() && names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}

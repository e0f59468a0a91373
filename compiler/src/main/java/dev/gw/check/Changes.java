package dev.gw.check;

import dev.gw.document.Node;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The few fields of an entity that the check fills in, in the order it does. For one thread. */
final class Changes {
    private static final int USUAL = 3;

    private String[] names = new String[USUAL];
    private Node[] values = new Node[USUAL];
    private int size;

    int size() {
        return size;
    }

    String name(int place) {
        return names[place];
    }

    Node value(int place) {
        return values[place];
    }

    @Nullable
    Node get(String name) {
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    /** The place of a name; -1 where it is unchanged. */
    int place(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    void put(String name, Node value) {
        int place = place(name);
        if (place >= 0) {
            values[place] = value;
            return;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
    }
}

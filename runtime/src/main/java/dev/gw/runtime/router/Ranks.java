package dev.gw.runtime.router;

import java.util.Arrays;

/** Places in the order of a table, ascending, each once. Filled once, then read by any number of threads. */
final class Ranks {
    private int[] items = new int[1];
    private int size;

    /** Adds a place, which is none before the last. */
    void add(int rank) {
        if (size > 0 && items[size - 1] == rank) {
            return;
        }
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = rank;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return items[index];
    }
}

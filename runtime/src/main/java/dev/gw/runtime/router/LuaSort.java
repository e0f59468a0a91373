package dev.gw.runtime.router;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts as Lua's {@code table.sort} does: a quicksort with the median of three as its pivot. It keeps no order of equal
 * elements, but the one it leaves is always the same for the same input; Kong's traditional router asks routes that are
 * equal to its rules in just that order.
 */
final class LuaSort {
    private LuaSort() {}

    /** Sorts in place. The order must be a consistent one; only the sign of what it says counts. */
    static <T> void sort(List<T> items, Comparator<? super T> order) {
        sort(items, 0, items.size() - 1, order);
    }

    private static <T> void sort(List<T> items, int from, int to, Comparator<? super T> order) {
        int low = from;
        int high = to;
        while (low < high) {
            swapIfLess(items, high, low, order);
            if (high - low == 1) {
                return;
            }
            int middle = (low + high) / 2;
            if (!swapIfLess(items, middle, low, order)) {
                swapIfLess(items, high, middle, order);
            }
            if (high - low == 2) {
                return;
            }
            int pivot = partition(items, low, high, middle, order);
            // the shorter side first, so that the depth stays logarithmic
            if (pivot - low < high - pivot) {
                sort(items, low, pivot - 1, order);
                low = pivot + 1;
            } else {
                sort(items, pivot + 1, high, order);
                high = pivot - 1;
            }
        }
    }

    /** Parts the items by the middle one, which waits beside the upper end meanwhile; returns where it then stands. */
    private static <T> int partition(List<T> items, int low, int high, int middle, Comparator<? super T> order) {
        T pivot = items.get(middle);
        Collections.swap(items, middle, high - 1);
        int up = low;
        int down = high - 1;
        while (true) {
            do {
                up++;
            } while (order.compare(items.get(up), pivot) < 0);
            do {
                down--;
            } while (order.compare(pivot, items.get(down)) < 0);
            if (down < up) {
                Collections.swap(items, high - 1, up);
                return up;
            }
            Collections.swap(items, up, down);
        }
    }

    private static <T> boolean swapIfLess(List<T> items, int one, int other, Comparator<? super T> order) {
        boolean less = order.compare(items.get(one), items.get(other)) < 0;
        if (less) {
            Collections.swap(items, one, other);
        }
        return less;
    }
}

package dev.gw.runtime.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A binary heap, the address with the lowest load on top; among equals the order is that of a textbook heap. */
final class AddressHeap {
    private final List<Address> items = new ArrayList<>();
    private final Map<Address, Integer> places = new HashMap<>();
    private final Map<Address, Double> loads = new HashMap<>();

    void insert(Address address, double load) {
        items.add(address);
        places.put(address, items.size() - 1);
        loads.put(address, load);
        up(items.size() - 1);
    }

    @Nullable
    Address peek() {
        return items.isEmpty() ? null : items.get(0);
    }

    void pop() {
        int last = items.size() - 1;
        swap(0, last);
        Address gone = items.remove(last);
        places.remove(gone);
        loads.remove(gone);
        if (!items.isEmpty()) {
            down(0);
        }
    }

    /** Changes the load of an address; one that is not in the heap stays out. */
    void update(Address address, double load) {
        Integer place = places.get(address);
        if (place != null) {
            loads.put(address, load);
            down(up(place));
        }
    }

    private int up(int from) {
        int at = from;
        while (at > 0 && less(at, parent(at))) {
            swap(at, parent(at));
            at = parent(at);
        }
        return at;
    }

    private static int parent(int at) {
        return (at - 1) / 2;
    }

    private void down(int from) {
        int at = from;
        while (true) {
            int least = at;
            for (int child = 2 * at + 1; child <= 2 * at + 2; child++) {
                if (child < items.size() && less(child, least)) {
                    least = child;
                }
            }
            if (least == at) {
                return;
            }
            swap(at, least);
            at = least;
        }
    }

    private boolean less(int a, int b) {
        return loads.getOrDefault(items.get(a), 0.0) < loads.getOrDefault(items.get(b), 0.0);
    }

    private void swap(int a, int b) {
        Address first = items.get(a);
        Address second = items.get(b);
        items.set(a, second);
        items.set(b, first);
        places.put(second, a);
        places.put(first, b);
    }
}

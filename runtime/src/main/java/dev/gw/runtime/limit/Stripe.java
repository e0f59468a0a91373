package dev.gw.runtime.limit;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some of the local counters, guarded by this object's lock. Counters of one window length are kept in the order of their
 * last use, so those whose window is over stand in front and are cleared away as new ones come.
 */
final class Stripe {
    private final Map<Window, Map<CounterKey, double[]>> byWindow = new EnumMap<>(Window.class);
    private final int capacity;

    Stripe(int capacity) {
        this.capacity = capacity;
    }

    double get(CounterKey key) {
        Map<CounterKey, double[]> cells = byWindow.get(key.window());
        double @Nullable [] cell = cells == null ? null : cells.get(key);
        return cell == null ? 0 : cell[0];
    }

    void add(CounterKey key, double amount, long now) {
        Map<CounterKey, double[]> cells =
                byWindow.computeIfAbsent(key.window(), ignored -> new LinkedHashMap<>(16, 0.75f, true));
        double[] cell = cells.get(key);
        if (cell == null) {
            clear(cells, now);
            cell = new double[1];
            cells.put(key, cell);
        }
        cell[0] += amount;
    }

    /** Takes away up to two that are over, so that they can't pile up, and one more if there are too many. */
    private void clear(Map<CounterKey, double[]> cells, long now) {
        Iterator<CounterKey> oldest = cells.keySet().iterator();
        for (int i = 0; i < 2 && oldest.hasNext(); i++) {
            if (oldest.next().end() > now && cells.size() < capacity) {
                return;
            }
            oldest.remove();
        }
    }

    int size() {
        return byWindow.values().stream().mapToInt(Map::size).sum();
    }
}

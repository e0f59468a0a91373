package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The cells of a space with an axis for each thing that varies; where they are too many, an even choice. Not thread-safe. */
final class Cells {
    /** Its multiples, without their whole parts, lie evenly between 0 and 1. */
    private static final double EVEN = 0.6180339887498949;

    private final List<List<?>> axes = new ArrayList<>();
    private final long all;
    private final long chosen;
    private long done;
    private long rest;
    private int axis;

    /**
     * A space.
     *
     * @param most how many cells to visit at most
     * @param axes the values on each axis, one at least
     */
    Cells(int most, List<? extends Collection<?>> axes) {
        long count = 1;
        for (Collection<?> values : axes) {
            this.axes.add(List.copyOf(values));
            count = Math.min(count * values.size(), Integer.MAX_VALUE);
        }
        all = count;
        chosen = Math.min(all, most);
    }

    /** Goes on to the next cell; false after the last. */
    boolean next() {
        if (done == chosen) {
            return false;
        }
        double place = done * EVEN;
        rest = chosen == all ? done : (long) ((place - Math.floor(place)) * all);
        axis = 0;
        done++;
        return true;
    }

    /** The cell's value on the next axis. */
    <T> T pick(Class<T> type) {
        List<?> values = axes.get(axis++);
        Object value = values.get((int) (rest % values.size()));
        rest /= values.size();
        return type.cast(value);
    }
}

package dev.gw.drill.load;

import java.util.List;
import java.util.function.ToIntFunction;

/** Draws one of several by their weights. Immutable. */
final class Drawn<T> {
    private final List<T> all;
    private final int[] until;

    Drawn(List<T> all, ToIntFunction<T> weight) {
        this.all = List.copyOf(all);
        this.until = new int[all.size()];
        int sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += weight.applyAsInt(all.get(i));
            until[i] = sum;
        }
    }

    T next(Chance chance) {
        if (until.length == 1) {
            return all.get(0);
        }
        int number = chance.below(until[until.length - 1]);
        int i = 0;
        while (until[i] <= number) {
            i++;
        }
        return all.get(i);
    }
}

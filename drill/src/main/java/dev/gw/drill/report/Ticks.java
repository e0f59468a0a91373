package dev.gw.drill.report;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis that begins at 0: steps of 1, 2 or 5 and a power of ten. */
final class Ticks {
    private static final int MOST = 5;

    private Ticks() {}

    /** The numbers from 0 up to an end, which need not be one of them. */
    static List<Double> upTo(double end) {
        double step = step(end);
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The end of an axis that has room for a value: the first such number that is not below it. */
    static double above(double value) {
        double step = step(value);
        return Math.max(1, Math.ceil(value / step - 1e-9)) * step;
    }

    private static double step(double end) {
        double least = Math.max(end, 1e-9) / MOST;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digits = least / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }
}

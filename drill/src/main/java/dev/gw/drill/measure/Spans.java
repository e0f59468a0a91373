package dev.gw.drill.measure;

import java.util.Locale;

/** Times in words. */
public final class Spans {
    private Spans() {}

    /** {@code 12.3ms}, three digits with the unit that fits. */
    public static String text(long nanos) {
        double value = nanos;
        if (value < 1_000_000) {
            return digits(value / 1_000) + "us";
        }
        if (value < 1_000_000_000) {
            return digits(value / 1_000_000) + "ms";
        }
        return digits(value / 1_000_000_000) + "s";
    }

    private static String digits(double value) {
        String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /** Milliseconds with three digits behind the point. */
    public static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }
}

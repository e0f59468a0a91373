package dev.gw.drill.scenario;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times, rates and shares, as scenarios write them: always with their unit. */
public final class Quantity {
    private static final String[] UNITS = {"ns", "us", "µs", "ms", "s", "m", "h"};
    private static final long[] NANOS = {1, 1_000, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L
    };
    private static final Duration LONGEST = Duration.ofDays(7);

    private Quantity() {}

    /** Reads {@code 30s}, {@code 1m30s}, {@code 1.5h}, {@code 200ms}; null where it is no time, or more than a week. */
    public static @Nullable Duration duration(String text) {
        double nanos = 0;
        int at = 0;
        while (at < text.length()) {
            int end = number(text, at);
            int unit = end;
            while (unit < text.length() && Character.isLetter(text.charAt(unit))) {
                unit++;
            }
            long scale = scale(text.substring(end, unit));
            if (end == at || scale == 0) {
                return null;
            }
            nanos += Double.parseDouble(text.substring(at, end)) * scale;
            at = unit;
        }
        boolean sane = at > 0 && nanos <= LONGEST.toNanos();
        return sane ? Duration.ofNanos(Math.round(nanos)) : null;
    }

    /** Where the number ends that begins there; there itself where none begins. */
    private static int number(String text, int from) {
        int at = from;
        boolean point = false;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' && !point && at > from)) {
            point |= text.charAt(at) == '.';
            at++;
        }
        return at - from > 15 || at > from && text.charAt(at - 1) == '.' ? from : at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static long scale(String unit) {
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(unit)) {
                return NANOS[i];
            }
        }
        return 0;
    }

    /** Reads {@code 200/s}, {@code 30/m}, {@code 1.5/s} as a number a second; NaN where it is no rate. */
    public static double rate(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Double.NaN;
        }
        String number = text.substring(0, slash).strip();
        if (number.isEmpty() || number(number, 0) != number.length()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(number);
        return switch (text.substring(slash + 1).strip()) {
            case "s" -> value;
            case "m" -> value / 60;
            case "h" -> value / 3600;
            default -> Double.NaN;
        };
    }

    /** Reads {@code 0.1%} as 0.001; NaN where it is no share. */
    public static double share(String text) {
        String number =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : "";
        return number.isEmpty() || number(number, 0) != number.length() ? Double.NaN : Double.parseDouble(number) / 100;
    }

    /** Reads a number without a unit; NaN where it is none. */
    static double plain(String text) {
        return text.isEmpty() || number(text, 0) != text.length() ? Double.NaN : Double.parseDouble(text);
    }

    /** {@code 1m30s}, {@code 200ms}. */
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos % 1_000_000_000L != 0) {
            return String.format(Locale.ROOT, "%.3fms", nanos / 1e6).replaceAll("\\.?0+ms$", "ms");
        }
        long seconds = nanos / 1_000_000_000L;
        StringBuilder text = new StringBuilder();
        if (seconds >= 3600) {
            text.append(seconds / 3600).append('h');
        }
        if (seconds % 3600 >= 60) {
            text.append(seconds % 3600 / 60).append('m');
        }
        if (seconds % 60 > 0 || text.isEmpty()) {
            text.append(seconds % 60).append('s');
        }
        return text.toString();
    }
}

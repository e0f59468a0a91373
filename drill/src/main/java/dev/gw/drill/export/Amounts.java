package dev.gw.drill.export;

import java.util.List;
import java.util.Map;

/** Numbers as k6 takes them. */
final class Amounts {
    private static final double TINY = 1e-9;
    private static final Map<String, Integer> UNITS = Map.of("1s", 1, "1m", 60, "1h", 3600, "24h", 86_400);
    private static final List<String> BY_LENGTH = List.of("1s", "1m", "1h", "24h");

    private Amounts() {}

    /** A time unit in which all rates are whole numbers, or nearly so. */
    static String unit(List<Double> rates) {
        for (String unit : BY_LENGTH) {
            if (rates.stream().allMatch(rate -> isWhole(rate * seconds(unit)))) {
                return unit;
            }
        }
        return "24h";
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < TINY * Math.max(1, value);
    }

    static int seconds(String unit) {
        return UNITS.getOrDefault(unit, 1);
    }

    /** A rate in that unit. */
    static long in(String unit, double rate) {
        return Math.round(rate * seconds(unit));
    }

    /** Nanoseconds as milliseconds, without needless digits. */
    static String millis(double nanos) {
        return number(nanos / 1e6);
    }

    static String number(double value) {
        double round = Math.rint(value * 1e9) / 1e9;
        return round == Math.rint(round) && Math.abs(round) < 1e15
                ? Long.toString((long) round)
                : new java.math.BigDecimal(Double.toString(round))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}

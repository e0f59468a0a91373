package dev.gw.krakend.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Go writes them, and Kong's windows. Stateless. */
final class Windows {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Double> UNITS = Map.of(
            "ns", 1e-6, "us", 1e-3, "µs", 1e-3, "μs", 1e-3, "ms", 1.0, "s", 1_000.0, "m", 60_000.0, "h", 3_600_000.0);
    private static final Map<String, Long> SECONDS = new LinkedHashMap<>();

    static {
        SECONDS.put("second", 1L);
        SECONDS.put("minute", 60L);
        SECONDS.put("hour", 3_600L);
        SECONDS.put("day", 86_400L);
        SECONDS.put("month", 2_592_000L);
        SECONDS.put("year", 31_536_000L);
    }

    private Windows() {}

    /** A time in milliseconds; that which is usual where it can't be read. */
    static long milliseconds(String text, long usual) {
        Matcher matcher = PART.matcher(text);
        double sum = 0;
        boolean found = false;
        while (matcher.find()) {
            Double unit = UNITS.get(matcher.group(2));
            sum += Double.parseDouble(matcher.group(1)) * (unit == null ? 0 : unit);
            found = true;
        }
        return found ? Math.max(1, Math.round(sum)) : usual;
    }

    /**
     * A limit in a window of Kong's.
     *
     * @param window its name
     * @param limit requests
     */
    record Limit(String window, long limit) {}

    /** The smallest window of Kong's in which a rate is a whole number; empty where there is none. */
    static Optional<Limit> of(double rate, long milliseconds) {
        for (Map.Entry<String, Long> window : SECONDS.entrySet()) {
            double length = window.getValue() * 1_000.0;
            double limit = rate * length / milliseconds;
            if (length >= milliseconds && limit >= 1 && limit == Math.rint(limit) && limit < 1e12) {
                return Optional.of(new Limit(window.getKey(), (long) limit));
            }
        }
        return Optional.empty();
    }
}

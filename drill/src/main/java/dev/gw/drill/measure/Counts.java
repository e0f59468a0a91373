package dev.gw.drill.measure;

import java.util.Locale;

/** Numbers of things, in words. */
public final class Counts {
    private Counts() {}

    /**
     * {@code 1 request}, {@code 2,000 requests}.
     *
     * @param one what one of them is called
     */
    public static String of(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
    }
}

package dev.gw.drill.report;

import dev.gw.drill.measure.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The distribution of response times as HdrHistogram's tools plot it: {@code .hgrm}, in milliseconds. */
public final class LoadHistogram {
    private static final double MILLIS = 1_000_000;
    private static final int TICKS = 5;

    private LoadHistogram() {}

    /** The distribution, percentile by percentile. */
    public static String of(LoadResult result) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(octets, false, StandardCharsets.UTF_8)) {
            result.latency().distribution().outputPercentileDistribution(out, TICKS, MILLIS);
        }
        // its numbers are written as the machine's locale has them
        return octets.toString(StandardCharsets.UTF_8).replace(',', '.');
    }
}

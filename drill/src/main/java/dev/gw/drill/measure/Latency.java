package dev.gw.drill.measure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long things took. Immutable. All times are nanoseconds, right to three digits.
 *
 * @param count how many there were
 * @param mean their mean; 0 where there were none
 * @param min the shortest
 * @param max the longest
 * @param percentiles those of {@link #PERCENTILES}, in that order
 * @param hdr the whole distribution: an HdrHistogram in its compressed form, as Base64
 */
public record Latency(long count, long mean, long min, long max, List<Point> percentiles, String hdr) {
    /** The percentiles that reports list. */
    public static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99);

    private static final long LOWEST = 1_000;
    private static final long HIGHEST = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    /**
     * A percentile.
     *
     * @param percentile between 0 and 100
     * @param nanos so long or shorter that share took
     */
    public record Point(double percentile, long nanos) {}

    public Latency {
        percentiles = List.copyOf(percentiles);
    }

    /** An empty histogram for times between a microsecond and an hour. */
    public static Histogram histogram() {
        Histogram histogram = new Histogram(LOWEST, HIGHEST, DIGITS);
        histogram.setAutoResize(false);
        return histogram;
    }

    /** Records a time; one beyond an hour counts as an hour. */
    public static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.min(HIGHEST, Math.max(0, nanos)));
    }

    /** What a histogram holds. */
    public static Latency of(Histogram histogram) {
        long count = histogram.getTotalCount();
        List<Point> points = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            points.add(new Point(percentile, count == 0 ? 0 : histogram.getValueAtPercentile(percentile)));
        }
        return new Latency(
                count,
                count == 0 ? 0 : (long) histogram.getMean(),
                count == 0 ? 0 : histogram.getMinValue(),
                count == 0 ? 0 : histogram.getMaxValue(),
                points,
                encoded(histogram));
    }

    private static String encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] octets = new byte[length];
        buffer.flip();
        buffer.get(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    /**
     * The whole distribution.
     *
     * @throws IllegalArgumentException where {@link #hdr} is none
     */
    public Histogram distribution() {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(hdr)), 0);
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException("this is no histogram", broken);
        }
    }

    /** A percentile as reports show it; a dash where nothing was measured. 100 is the longest. */
    public String shown(double percentile) {
        return count == 0 ? "–" : Spans.text(percentile == 100 ? max : at(percentile));
    }

    /** So long or shorter took the share of a percentile that is listed; 0 where it is not. */
    public long at(double percentile) {
        for (Point point : percentiles) {
            if (point.percentile() == percentile) {
                return point.nanos();
            }
        }
        return 0;
    }
}

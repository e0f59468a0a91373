package dev.gw.drill.scenario;

import java.util.Map;
import java.util.Optional;

/**
 * What a measure has to keep. Immutable.
 *
 * @param metric what is measured
 * @param tags narrow it
 * @param of which number is made of its samples
 * @param percentile where that is a percentile
 * @param comparison how it is compared
 * @param limit nanoseconds for times, a share or a number a second for rates, else a number
 * @param perSecond whether a rate is one a second; else it is a share
 * @param name the metric, as it is written
 * @param expression the comparison, as it is written
 * @param place where it is written
 */
public record Threshold(
        Metric metric,
        Map<String, String> tags,
        Of of,
        double percentile,
        Comparison comparison,
        double limit,
        boolean perSecond,
        String name,
        String expression,
        String place) {
    public Threshold {
        tags = Map.copyOf(tags);
    }

    /**
     * Reads one as a scenario writes it; empty where it is none.
     *
     * @param name the metric: <code>latency{status:2xx}</code>
     * @param expression the comparison: {@code p(99) < 50ms}
     */
    public static Optional<Threshold> read(String name, String expression, String place) {
        return ThresholdReader.read(name, expression, place);
    }

    /** The same as it is written elsewhere. */
    Threshold at(String other) {
        return new Threshold(metric, tags, of, percentile, comparison, limit, perSecond, name, expression, other);
    }

    /** What is measured. */
    public enum Metric {
        /** Response times, from the moment a request was meant to be sent. */
        LATENCY,
        /** Service times, from the moment of sending. */
        SERVICE_TIME,
        /** Requests. */
        REQUESTS,
        /** Requests without an answer. */
        LOST,
        /** Expectations of answers; their rate is the share that was met. */
        CHECKS,
        /** Iterations that could not begin. */
        DROPPED;

        boolean isTime() {
            return this == LATENCY || this == SERVICE_TIME;
        }
    }

    /** A number made of samples. */
    public enum Of {
        PERCENTILE,
        AVG,
        MIN,
        MAX,
        COUNT,
        RATE
    }

    /** A comparison. */
    public enum Comparison {
        BELOW("<"),
        AT_MOST("<="),
        ABOVE(">"),
        AT_LEAST(">="),
        EQUAL("=="),
        OTHER("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /** Whether a value keeps a limit. */
        public boolean holds(double value, double limit) {
            return switch (this) {
                case BELOW -> value < limit;
                case AT_MOST -> value <= limit;
                case ABOVE -> value > limit;
                case AT_LEAST -> value >= limit;
                case EQUAL -> value == limit;
                case OTHER -> value != limit;
            };
        }
    }
}

package dev.gw.drill.scenario;

/**
 * What is expected of an answer, as data. Immutable.
 *
 * @param of what is looked at: {@code status}, {@code latency}, {@code upstream}, {@code body}, {@code header.NAME} or
 *     {@code json.PATH}
 * @param kind how it is compared
 * @param value what it is compared with, as it is written: statuses are joined by {@code or}; times are nanoseconds
 */
public record Claim(String of, Kind kind, String value) {
    /** Comparisons. */
    public enum Kind {
        /** One of some statuses or classes of them. */
        ONE_OF,
        BELOW,
        /** There is such a value. */
        EXISTS,
        ABSENT,
        IS,
        NOT,
        CONTAINS,
        /** A regular expression of Java finds something in it. */
        MATCHES
    }
}

package dev.gw.drill.measure;

/**
 * A second of a run. Immutable. Times are nanoseconds.
 *
 * @param second which one, from 0
 * @param sent how many requests were sent in it
 * @param statuses what came back in it
 * @param p50 the median of the response times, from the moment a request was meant to be sent
 * @param p95 their 95th percentile
 * @param p99 their 99th
 * @param max the longest
 * @param serviceP99 the 99th percentile from the moment of sending
 * @param inFlight how many requests were under way at its end
 * @param waiting how many waited for a connection at its end
 */
public record Interval(
        int second,
        long sent,
        Statuses statuses,
        long p50,
        long p95,
        long p99,
        long max,
        long serviceP99,
        int inFlight,
        int waiting) {}

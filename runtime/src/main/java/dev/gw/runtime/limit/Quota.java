package dev.gw.runtime.limit;

/**
 * How far a counter may go.
 *
 * @param key the counter
 * @param limit its limit, above 0
 */
public record Quota(CounterKey key, double limit) {}

package dev.gw.drill.measure;

import dev.gw.drill.verdict.Verdict;

/**
 * What came of a threshold. Immutable.
 *
 * @param metric what is measured, with the tags that narrow it: <code>latency{status:2xx}</code>
 * @param expression what is asked of it: {@code p(99) < 50ms}
 * @param got what it was; why nothing can be said where it is inconclusive
 * @param verdict whether it was kept; inconclusive where there was no sample
 * @param place where it is written
 */
public record ThresholdRow(String metric, String expression, String got, Verdict verdict, String place) {}

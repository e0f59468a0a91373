package dev.gw.drill.verdict;

import dev.gw.drill.message.Ask;

/**
 * What was not as expected.
 *
 * @param claim the step's claim
 * @param expected what was expected
 * @param got what came instead
 * @param ask the request, as it was sent
 */
public record Miss(String claim, String expected, String got, Ask ask) {}

package dev.gw.drill.verdict;

import dev.gw.drill.message.Ask;

/**
 * What came of a step of a check that proves a limit.
 *
 * @param claim the step's claim
 * @param ask the request, as the plan has it
 * @param at the drill's time when it began, milliseconds since 1970
 * @param passed how many requests were let pass
 * @param refused how many were refused for the limit's sake
 */
public record Sent(String claim, Ask ask, long at, int passed, int refused) {}

package dev.gw.drill.replay;

import dev.gw.drill.message.Ask;

/**
 * A request as it was recorded.
 *
 * @param at when it was sent, milliseconds since the first one; 0 where the recording says nothing of times
 * @param ask the request
 * @param status the status it was answered with; 0 where the recording does not say
 */
public record Recorded(long at, Ask ask, int status) {}

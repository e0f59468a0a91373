package dev.gw.krakend;

import dev.gw.source.Span;

/**
 * What became of one field.
 *
 * @param fate in which of the four ways it ended
 * @param subject what it belongs to: {@code route orders}
 * @param field its name there; empty for the whole of it
 * @param becomes where it went, what it means now, or why it did not go anywhere
 * @param at where it was written
 */
public record Row(Fate fate, String subject, String field, String becomes, Span at) {}

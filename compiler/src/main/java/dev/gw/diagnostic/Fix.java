package dev.gw.diagnostic;

import dev.gw.source.Span;

/**
 * A change of text that mends the problem.
 *
 * @param at the stretch to replace
 * @param replacement the new text
 */
public record Fix(Span at, String replacement) {}

package dev.gw.diagnostic;

import dev.gw.source.Span;

/**
 * A second place that helps to understand a diagnostic.
 *
 * @param at the place
 * @param text what is there, as a lower-case phrase: {@code first defined here}
 */
public record Label(Span at, String text) {}

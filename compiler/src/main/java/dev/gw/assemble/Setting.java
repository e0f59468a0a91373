package dev.gw.assemble;

import dev.gw.source.Span;

/**
 * A setting as gw.yml says it.
 *
 * @param text as kong.conf would have it: lists by commas, on and off
 * @param at where it stands
 */
public record Setting(String text, Span at) {}

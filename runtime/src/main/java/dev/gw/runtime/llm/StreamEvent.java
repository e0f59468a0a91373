package dev.gw.runtime.llm;

import org.jspecify.annotations.Nullable;

/**
 * An event of a stream, one character per octet.
 *
 * @param event its kind; null where it says none
 * @param data what it says; null for nothing
 */
public record StreamEvent(@Nullable String event, @Nullable String data) {}

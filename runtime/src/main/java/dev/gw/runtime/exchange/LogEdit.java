package dev.gw.runtime.exchange;

import org.jspecify.annotations.Nullable;

/**
 * A change of the log entry that a plugin asks for.
 *
 * @param mode {@code set}, {@code add} where there is nothing yet, or {@code replace} where there is something
 * @param path the names of the fields down to the one that changes, with dots between them
 * @param json the value; null takes the field away
 */
public record LogEdit(String mode, String path, @Nullable String json) {}

package dev.gw.lua;

import dev.gw.document.MapNode;
import org.jspecify.annotations.Nullable;

/**
 * What a function in a schema said of a value.
 *
 * @param isGood whether its first result counts as true
 * @param made the first result, where it is a table with names
 * @param message the second result: what is wrong, in the plugin's own words
 * @param further the third result
 * @param unable why it could not be run here; null where it was
 */
public record SchemaAnswer(
        boolean isGood,
        @Nullable MapNode made,
        @Nullable String message,
        @Nullable String further,
        @Nullable String unable) {
    /** Of a function that could not be run, which speaks against no value. */
    public static SchemaAnswer unable(String reason) {
        return new SchemaAnswer(true, null, null, null, reason);
    }

    /** The same without a text that must not be shown. */
    SchemaAnswer without(String secret, String mask) {
        return new SchemaAnswer(isGood, made, masked(message, secret, mask), masked(further, secret, mask), unable);
    }

    private static @Nullable String masked(@Nullable String text, String secret, String mask) {
        return text == null ? null : text.replace(secret, mask);
    }
}

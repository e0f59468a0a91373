package dev.gw.drill.scenario;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that is taken out of an answer. Immutable.
 *
 * @param name what templates call it
 * @param source what it is taken from, as it is written
 * @param place where it is written
 * @param value takes it; null where the answer has no such thing
 */
public record Extraction(String name, String source, String place, Function<Reply, @Nullable String> value) {}

package dev.gw.runtime.impact.finding;

import dev.gw.model.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A finding on one route, or on no route in particular; those that have one cause make one {@link Finding}.
 *
 * @param rule what kind of thing
 * @param cause whose change it comes from
 * @param about what part of the cause, to tell its effects of one rule apart: {@code minute, consumer alice}
 * @param route on which route; null where it is not about a route
 * @param what the sentence without its subject
 * @param before how it was
 * @param after how it will be
 */
public record Effect(
        Rule rule,
        Cause cause,
        String about,
        @Nullable Entity route,
        String what,
        @Nullable String before,
        @Nullable String after) {
    /** The same on a route. */
    public Effect on(Entity other) {
        return new Effect(rule, cause, about, other, what, before, after);
    }
}

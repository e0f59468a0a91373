package dev.gw.runtime.impact.witness;

import dev.gw.model.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Who answers a witness.
 *
 * @param route the route; null where none does
 * @param path the path its service is asked for, before plugins change it; null without a service, and for connections
 */
public record Answer(@Nullable Entity route, @Nullable String path) {
    static final Answer NONE = new Answer(null, null);
}

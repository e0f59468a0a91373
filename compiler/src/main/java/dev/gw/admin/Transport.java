package dev.gw.admin;

import org.jspecify.annotations.Nullable;

/** Carries a request to an Admin API and brings its answer. */
interface Transport {
    /**
     * Sends a request once, whatever comes of it.
     *
     * @param path with the query
     * @param type of the body; of no account without one
     */
    Reply once(String method, String path, @Nullable String body, String type);
}

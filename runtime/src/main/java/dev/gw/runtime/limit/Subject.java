package dev.gw.runtime.limit;

import org.jspecify.annotations.Nullable;

/**
 * What is counted together: the requests of one caller under one plugin's scope.
 *
 * @param scope what the counters are named after: the plugin and the ids of its route and service
 * @param identifier the caller
 */
public record Subject(String scope, String identifier) {
    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    /** The scope of a plugin; a null id stands for none. */
    public static String scope(String plugin, @Nullable String route, @Nullable String service) {
        return plugin + ":" + (route == null ? NO_ID : route) + ":" + (service == null ? NO_ID : service);
    }
}

package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.plugin.PluginConfig;

/** Whether a stored answer is fresh enough for a request. Immutable. */
final class Freshness {
    private final boolean obeysControl;
    private final double ttl;

    Freshness(PluginConfig config) {
        obeysControl = config.isTrue("cache_control");
        ttl = config.number("cache_ttl");
    }

    /**
     * Whether to answer with it.
     *
     * @param control what the client asks for
     * @param now seconds since 1970
     */
    boolean isFresh(CachedAnswer answer, Directives control, long now) {
        long age = answer.age(now);
        if (!obeysControl) {
            return age <= ttl;
        }
        boolean tooOld = control.has("max-age") && age > control.seconds("max-age");
        boolean tooStale = control.has("max-stale") && age - answer.ttl() > control.seconds("max-stale");
        boolean toEndSoon = control.has("min-fresh") && answer.ttl() - age < control.seconds("min-fresh");
        return !tooOld && !tooStale && !toEndSoon;
    }
}

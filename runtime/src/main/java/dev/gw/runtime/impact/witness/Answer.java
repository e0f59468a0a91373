package dev.gw.runtime.impact.witness;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.RouterRequest;
import dev.gw.runtime.router.UpstreamPath;
import org.jspecify.annotations.Nullable;

/**
 * Who answers a witness.
 *
 * @param route the route; null where none does
 * @param path the path its service is asked for, before plugins change it; null without a service
 */
public record Answer(@Nullable Entity route, @Nullable String path) {
    private static final Answer NONE = new Answer(null, null);

    /** What a configuration's router says. */
    public static Answer of(Bundle bundle, Router router, Witness witness) {
        RouterRequest asked = witness.asked();
        Router.Found found = asked == null ? null : router.find(asked);
        if (asked == null || found == null) {
            return NONE;
        }
        Entity service = bundle.parent(found.route(), "service").orElse(null);
        if (service == null) {
            return new Answer(found.route(), null);
        }
        boolean strip = found.route().isTrue("strip_path");
        String prefix = strip ? found.match().prefix() : "";
        return new Answer(found.route(), UpstreamPath.of(asked.path(), prefix, strip, ServiceRuntime.pathOf(service)));
    }
}

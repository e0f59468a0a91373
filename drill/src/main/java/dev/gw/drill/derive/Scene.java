package dev.gw.drill.derive;

import dev.gw.drill.plan.Hints;
import dev.gw.drill.stage.SigningKeys;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a plan is made for.
 *
 * @param bundle the configuration that the gateway runs
 * @param types the plugins that the gateway runs, by name
 * @param keys private keys to public ones in it
 * @param upstreams the stand-in that a service asks; empty where it is not known
 * @param holdsTime whether the gateway's clock is the drill's, so that no window has to be waited for
 * @param tls whether all requests are sent over TLS
 * @param hints what the configuration does not say
 * @param mostRequests the most requests that one check may send
 */
public record Scene(
        Bundle bundle,
        Map<String, PluginType> types,
        SigningKeys keys,
        Function<Entity, Optional<String>> upstreams,
        boolean holdsTime,
        boolean tls,
        Hints hints,
        int mostRequests) {}

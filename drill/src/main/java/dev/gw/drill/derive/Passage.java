package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Expect;
import dev.gw.model.Entity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way through the gateway: a request that a route answers and that its plugins let pass.
 *
 * @param route the route
 * @param service its service; null for none
 * @param caller who asks
 * @param plugins the plugins that run for it, by name and in order
 * @param ask the request
 * @param ending what becomes of it
 * @param passing what its answer has to show
 */
record Passage(
        Entity route,
        @Nullable Entity service,
        Caller caller,
        Map<String, Entity> plugins,
        Ask ask,
        Ending ending,
        List<Expect> passing) {
    Passage {
        passing = List.copyOf(passing);
    }

    Expect[] expects() {
        return passing.toArray(Expect[]::new);
    }

    String routeName() {
        return route.name() == null ? route.id() : String.valueOf(route.name());
    }

    Passage with(Ask other) {
        return new Passage(route, service, caller, plugins, other, ending, passing);
    }
}

package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import java.util.Set;

/**
 * A request to see what a gateway makes of it.
 *
 * @param what what it is, for people: {@code orders for alice, without X-Tenant-Id}
 * @param ask the request
 * @param plugins the ids of the plugins that may run for it
 * @param covers what it exercises
 * @param route the name of its route
 * @param place {@code file:line} of the route
 * @param isPlain whether it is what the route's callers ask for, or their browsers
 */
public record Probe(
        String what, Ask ask, Set<String> plugins, Set<String> covers, String route, String place, boolean isPlain) {
    public Probe {
        plugins = Set.copyOf(plugins);
        covers = Set.copyOf(covers);
    }
}

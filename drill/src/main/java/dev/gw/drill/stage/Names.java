package dev.gw.drill.stage;

import dev.gw.document.MapNode;
import java.util.Objects;

/** What stand-ins are called. */
public final class Names {
    private Names() {}

    /** The stand-in of a service: the service's name, else its id, else its host. */
    public static String of(MapNode service) {
        String name = service.string("name");
        return name != null
                ? name
                : Objects.requireNonNullElseGet(
                        service.string("id"),
                        () -> "service at " + Place.of(service).host());
    }
}

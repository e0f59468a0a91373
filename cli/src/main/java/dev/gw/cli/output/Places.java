package dev.gw.cli.output;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.List;

/** How an explanation calls entities, and where it says they stand. */
public final class Places {
    private Places() {}

    /** Its name, else its id. */
    public static String name(Entity entity) {
        String name = entity.name();
        return name == null ? entity.id() : name;
    }

    /** {@code file:line}; empty for what stands in no file. */
    public static String source(Entity entity) {
        return entity.span().isNowhere()
                ? ""
                : entity.span().file().name() + ":" + entity.span().from().line();
    }

    /** A plugin's scope: {@code global}, {@code route orders}, {@code service orders, consumer alice}. */
    public static String scope(Bundle bundle, Entity plugin) {
        List<String> parts = new ArrayList<>(3);
        for (String field : List.of("route", "service", "consumer")) {
            bundle.parent(plugin, field).ifPresent(parent -> parts.add(field + " " + name(parent)));
        }
        return parts.isEmpty() ? "global" : String.join(", ", parts);
    }

    /** Scheme, host and port of a service. */
    public static String base(Entity service) {
        String port = String.valueOf(service.fields().get("port"));
        return service.fields().string("protocol") + "://" + service.fields().string("host") + ":" + port;
    }
}

package dev.gw.runtime.impact.finding;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;

/** How findings call entities. */
public final class Names {
    private Names() {}

    /** What tells it from others of its kind; not to be shown. */
    public static String key(Entity entity) {
        String name = entity.name();
        return name == null ? entity.id() : name;
    }

    /** Its name; a route without one is called by its first path or host, anything else by its id. */
    public static String of(Entity entity) {
        String name = entity.name();
        if (name != null) {
            return isHidden(entity, name) ? Shown.masked(name) : name;
        }
        for (String field : List.of("paths", "hosts", "methods", "snis")) {
            List<Node> values =
                    entity.kind() == EntityKind.ROUTES ? entity.fields().list(field) : List.of();
            if (!values.isEmpty() && values.get(0) instanceof Scalar first) {
                return Shown.of(first);
            }
        }
        return entity.id();
    }

    private static boolean isHidden(Entity entity, String name) {
        for (MapNode.Entry entry : entity.fields().entries()) {
            if (entry.value() instanceof Scalar scalar
                    && scalar.isSensitive()
                    && scalar.text().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The kind and the name: {@code route orders}. */
    public static String called(Entity entity) {
        return entity.kind().words() + " " + of(entity);
    }

    /** What a plugin applies to: {@code service orders, consumer alice}; empty for all. */
    public static String scope(Bundle bundle, Entity plugin) {
        List<String> parts = new ArrayList<>(3);
        for (String field : List.of("route", "service", "consumer")) {
            bundle.parent(plugin, field).ifPresent(parent -> parts.add(called(parent)));
        }
        return String.join(", ", parts);
    }
}

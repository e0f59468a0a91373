package dev.gw.runtime.impact;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where plugins changed, so that the chains of all other routes need no look. */
final class TouchedPlugins {
    private static final Set<String> NO_MATTER = Set.of("id", "tags", "created_at", "updated_at", "instance_name");

    private final Set<String> places = new HashSet<>();

    TouchedPlugins(Bundle before, Bundle after) {
        note(before, after);
        note(after, before);
        if (differ(before, after, EntityKind.CONSUMERS) || differ(before, after, EntityKind.ACLS)) {
            anonymousPlaces(before);
            anonymousPlaces(after);
        }
    }

    private void note(Bundle here, Bundle there) {
        for (Entity plugin : here.all(EntityKind.PLUGINS)) {
            Entity other = there.byId(EntityKind.PLUGINS, plugin.id()).orElse(null);
            if (other == null || !Fields.sameBut(plugin, other, NO_MATTER)) {
                places.add(place(plugin));
            }
        }
    }

    private static boolean differ(Bundle before, Bundle after, EntityKind kind) {
        if (before.all(kind).size() != after.all(kind).size()) {
            return true;
        }
        for (Entity entity : after.all(kind)) {
            Entity other = before.byId(kind, entity.id()).orElse(null);
            if (other == null || !Fields.sameBut(entity, other, NO_MATTER)) {
                return true;
            }
        }
        return false;
    }

    /** An anonymous consumer's name and groups decide whether callers without credentials pass. */
    private void anonymousPlaces(Bundle bundle) {
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            boolean anonymous = plugin.fields().map("config") != null
                    && Objects.requireNonNull(plugin.fields().map("config")).string("anonymous") != null;
            if (anonymous) {
                places.add(place(plugin));
            }
        }
    }

    private static String place(Entity plugin) {
        String route = plugin.foreignId("route");
        String service = plugin.foreignId("service");
        return route != null ? route : service != null ? service : "";
    }

    /** Whether a route's chain may have changed. */
    boolean concerns(Entity was, Entity is) {
        String serviceBefore = was.foreignId("service");
        String serviceAfter = is.foreignId("service");
        return places.contains("")
                || !was.id().equals(is.id())
                || !Objects.equals(serviceBefore, serviceAfter)
                || places.contains(is.id())
                || isTouched(serviceAfter);
    }

    private boolean isTouched(@Nullable String service) {
        return service != null && places.contains(service);
    }
}

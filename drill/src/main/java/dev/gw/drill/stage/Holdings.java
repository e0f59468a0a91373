package dev.gw.drill.stage;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.Optional;

/**
 * What consumers of a configuration hold. Immutable.
 *
 * @param bundle knows them
 */
public record Holdings(Bundle bundle) {
    /** The first credential of a kind that a consumer holds, by its username, custom_id or id. */
    public Optional<Entity> first(EntityKind kind, String consumer) {
        return bundle.all(kind).stream()
                .filter(one -> bundle.parent(one, "consumer")
                        .filter(owner -> consumer.equals(owner.fields().string("username"))
                                || consumer.equals(owner.fields().string("custom_id"))
                                || consumer.equals(owner.id()))
                        .isPresent())
                .findFirst();
    }

    /** The field that the first key-auth plugin looks at. */
    public String keyName() {
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            MapNode config = plugin.fields().map("config");
            if ("key-auth".equals(plugin.name()) && config != null) {
                for (Node name : config.list("key_names")) {
                    return ((Scalar) name).text();
                }
            }
        }
        return "apikey";
    }
}

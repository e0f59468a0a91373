package dev.gw.admin;

import dev.gw.diff.BundleDiff;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids that entities have on a gateway, or get there: always the same for the same state, so that trying twice is safe. */
final class GatewayIds {
    private final Bundle current;
    private final Bundle desired;
    private final BundleDiff diff;

    GatewayIds(Bundle current, Bundle desired, BundleDiff diff) {
        this.current = current;
        this.desired = desired;
        this.diff = diff;
    }

    String of(Entity entity) {
        Entity before = diff.before(entity);
        if (before != null) {
            return before.id();
        }
        String id = entity.id();
        for (int round = 2; current.byId(entity.kind(), id).isPresent(); round++) {
            // the id that its name gives belongs to one that was named so once
            String text = entity.id() + ":" + round;
            id = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        }
        return id;
    }

    /** The gateway's id of an entity that something refers to by our id. */
    String of(EntityKind kind, String id) {
        return desired.byId(kind, id).map(this::of).orElse(id);
    }
}

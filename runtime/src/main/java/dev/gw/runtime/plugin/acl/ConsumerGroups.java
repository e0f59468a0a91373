package dev.gw.runtime.plugin.acl;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The groups of consumers, in the order in which Kong finds them: that of the memberships' ids. Immutable. */
final class ConsumerGroups {
    private final Map<String, List<String>> byConsumer = new HashMap<>();

    ConsumerGroups(Bundle bundle) {
        List<Entity> memberships = new ArrayList<>(bundle.all(EntityKind.ACLS));
        memberships.sort(Comparator.comparing(Entity::id));
        for (Entity membership : memberships) {
            String consumer = membership.foreignId("consumer");
            String group = membership.fields().string("group");
            if (consumer != null && group != null) {
                byConsumer
                        .computeIfAbsent(consumer, ignored -> new ArrayList<>())
                        .add(group);
            }
        }
    }

    /** The groups of a consumer, by its id; none where it has none. */
    List<String> of(String consumerId) {
        return byConsumer.getOrDefault(consumerId, List.of());
    }
}

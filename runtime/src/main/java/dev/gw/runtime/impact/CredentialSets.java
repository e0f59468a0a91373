package dev.gw.runtime.impact;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lets each consumer in; credentials are told apart by their content, which is never shown. */
final class CredentialSets {
    private static final Set<String> NO_MATTER = Set.of("id", "tags", "created_at", "updated_at", "consumer");

    private final Map<String, Map<EntityKind, Set<String>>> byConsumer = new HashMap<>();

    CredentialSets(Bundle bundle) {
        for (EntityKind kind : EntityKind.values()) {
            for (Entity credential : kind.isCredential() ? bundle.all(kind) : List.<Entity>of()) {
                byConsumer
                        .computeIfAbsent(String.valueOf(credential.foreignId("consumer")), k -> new HashMap<>())
                        .computeIfAbsent(kind, k -> new HashSet<>())
                        .add(content(credential));
            }
        }
    }

    private static String content(Entity credential) {
        List<String> parts = new ArrayList<>();
        for (MapNode.Entry entry : credential.fields().entries()) {
            if (!NO_MATTER.contains(entry.name()) && !Fields.isNull(entry.value())) {
                String value = entry.value() instanceof Scalar scalar
                        ? scalar.text()
                        : Fields.texts(entry.value()).toString();
                parts.add(entry.name() + "=" + value);
            }
        }
        return parts.stream().sorted().toList().toString();
    }

    /** The contents of a consumer's credentials, by their kind. */
    Map<EntityKind, Set<String>> of(Entity consumer) {
        return byConsumer.getOrDefault(consumer.id(), Map.of());
    }

    /** {@code one keyauth credential}. */
    static String counted(int count, EntityKind kind) {
        String called = kind.words();
        return count == 1 ? "one " + called : count + " " + called + "s";
    }
}

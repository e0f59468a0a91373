package dev.gw.assemble.draft;

import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds entities by what references call them. Where two share a name, the first counts. */
public final class Directory {
    /** By kind, then by the field that names them, then by what it holds. */
    private final Map<EntityKind, Map<String, Map<String, Draft>>> known = new EnumMap<>(EntityKind.class);

    public Directory(Collection<Draft> drafts) {
        drafts.forEach(this::add);
    }

    /** Takes a further entity in. */
    public void add(Draft draft) {
        Map<String, Map<String, Draft>> ofKind = known.computeIfAbsent(draft.kind(), k -> new HashMap<>());
        put(ofKind, "id", draft);
        for (String key : draft.kind().naturalKeys()) {
            put(ofKind, key, draft);
        }
    }

    private static void put(Map<String, Map<String, Draft>> ofKind, String key, Draft draft) {
        Scalar value = draft.text(key);
        if (value != null) {
            ofKind.computeIfAbsent(key, k -> new HashMap<>()).putIfAbsent(value.text(), draft);
        }
    }

    /** The entity that a foreign key of a draft leads to: the one it stands under, or the one it names. */
    public @Nullable Draft target(Draft draft, String field) {
        if (field.equals(draft.via())) {
            return draft.parent();
        }
        Reference reference = Reference.read(draft.fields().get(field));
        EntityKind kind = draft.kind().parents().get(field);
        return reference == null || kind == null ? null : find(kind, reference);
    }

    private @Nullable Draft find(EntityKind kind, Reference reference) {
        Map<String, Map<String, Draft>> ofKind = known.getOrDefault(kind, Map.of());
        String text = reference.value().text();
        if (!reference.key().isEmpty()) {
            return ofKind.getOrDefault(reference.key(), Map.of()).get(text);
        }
        Draft byId = ofKind.getOrDefault("id", Map.of()).get(text);
        List<String> keys = kind.naturalKeys();
        return byId != null || keys.isEmpty()
                ? byId
                : ofKind.getOrDefault(keys.get(0), Map.of()).get(text);
    }
}

package dev.gw.assemble.overlay;

import dev.gw.assemble.draft.Directory;
import dev.gw.assemble.draft.Draft;
import dev.gw.assemble.draft.Identity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entities that an overlay can speak of, found by identity. */
final class Index {
    private final Directory directory;
    private final Identity identity;
    private final Map<String, Draft> exact = new HashMap<>();
    private final Map<String, List<Draft>> unnamedInstance = new HashMap<>();
    private final Map<EntityKind, Set<String>> names = new HashMap<>();

    Index(Collection<Draft> drafts) {
        directory = new Directory(drafts);
        identity = new Identity(directory);
        drafts.forEach(this::index);
    }

    void add(Draft draft) {
        directory.add(draft);
        index(draft);
    }

    private void index(Draft draft) {
        identity.keys(draft).forEach(key -> exact.putIfAbsent(key, draft));
        if (draft.kind() == EntityKind.PLUGINS) {
            identity.keys(plain(draft))
                    .forEach(key -> unnamedInstance
                            .computeIfAbsent(key, k -> new ArrayList<>())
                            .add(draft));
        }
        var name = draft.name();
        if (name != null && !name.isSensitive() && !draft.kind().isNamedBySecret()) {
            names.computeIfAbsent(draft.kind(), k -> new LinkedHashSet<>()).add(name.text());
        }
    }

    /** The entity that a definition in an overlay means; a plugin without instance name means the only one there is. */
    @Nullable
    Draft match(Draft probe) {
        List<String> keys = identity.keys(probe);
        for (String key : keys) {
            Draft found = exact.get(key);
            if (found != null) {
                return found;
            }
        }
        if (probe.kind() == EntityKind.PLUGINS && !probe.fields().has("instance_name")) {
            for (String key : keys) {
                List<Draft> found = unnamedInstance.getOrDefault(key, List.of());
                if (found.size() == 1) {
                    return found.get(0);
                }
            }
        }
        return null;
    }

    boolean canBeMatched(Draft probe) {
        return !identity.keys(probe).isEmpty();
    }

    @Nullable
    Draft target(Draft draft, String field) {
        return directory.target(draft, field);
    }

    /** The names of a kind's entities that messages may say. */
    Set<String> names(EntityKind kind) {
        return names.getOrDefault(kind, Set.of());
    }

    private static Draft plain(Draft plugin) {
        return new Draft(plugin.kind(), plugin.fields().without("instance_name"), plugin.parent(), plugin.via());
    }
}

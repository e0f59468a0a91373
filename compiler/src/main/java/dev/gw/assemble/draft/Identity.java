package dev.gw.assemble.draft;

import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes two definitions one entity: the same id, or the same natural key; for kinds whose names hold only within
 * a scope (plugins, targets, acls …) the same name in the same scope. Entities without any are never the same.
 */
public final class Identity {
    private final Directory directory;

    public Identity(Directory directory) {
        this.directory = directory;
    }

    /** Every key that this entity is known by, the id first. */
    public List<String> keys(Draft draft) {
        List<String> keys = new ArrayList<>(2);
        add(keys, draft, "id");
        switch (draft.kind()) {
            case PLUGINS -> scoped(keys, draft, "name", "instance_name");
            case TARGETS -> scoped(keys, draft, "target", null);
            case ACLS -> scoped(keys, draft, "group", null);
            case KEYS -> {
                add(keys, draft, "name");
                scoped(keys, draft, "kid", null);
            }
            default -> draft.kind().naturalKeys().forEach(key -> add(keys, draft, key));
        }
        return keys;
    }

    private static void add(List<String> keys, Draft draft, String field) {
        Scalar value = draft.text(field);
        if (value != null) {
            keys.add(prefix(draft.kind(), field).append(value.text()).toString());
        }
    }

    private void scoped(List<String> keys, Draft draft, String field, @Nullable String second) {
        Scalar value = draft.text(field);
        if (value == null) {
            return;
        }
        StringBuilder key = prefix(draft.kind(), field).append(value.text());
        Scalar more = second == null ? null : draft.text(second);
        if (more != null) {
            key.append('\n').append(second).append('=').append(more.text());
        }
        draft.kind().parents().keySet().forEach(parent -> scope(key, draft, parent));
        if (draft.kind() == EntityKind.PLUGINS) {
            scope(key, draft, "consumer_group");
        }
        keys.add(key.toString());
    }

    private void scope(StringBuilder key, Draft draft, String field) {
        Draft target = directory.target(draft, field);
        if (target != null) {
            key.append('\n').append(field).append('>').append(called(target));
            return;
        }
        Reference dangling = Reference.read(draft.fields().get(field));
        if (dangling != null) {
            key.append('\n').append(field).append('?').append(dangling.value().text());
        }
    }

    private static String called(Draft target) {
        Scalar handle = target.handle();
        return handle == null ? "@" + System.identityHashCode(target) + target.span() : handle.text();
    }

    private static StringBuilder prefix(EntityKind kind, String field) {
        return new StringBuilder(64).append(kind).append(' ').append(field).append('=');
    }
}

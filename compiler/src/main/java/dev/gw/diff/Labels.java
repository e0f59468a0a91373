package dev.gw.diff;

import dev.gw.document.ListNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What entities are called: {@code route orders}, {@code acl admins of consumer alice}. No secret is in it. */
public final class Labels {
    private static final List<String> MATCHES = List.of("paths", "hosts", "expression", "snis", "methods");

    private Labels() {}

    /** The whole label, with what it belongs to where its name does not tell. */
    public static String of(Bundle bundle, Entity entity) {
        String name = name(entity);
        String own = entity.kind().words() + (name.isEmpty() ? "" : " " + name);
        String join =
                entity.kind() == EntityKind.PLUGINS || entity.kind() == EntityKind.FILTER_CHAINS ? " on " : " of ";
        boolean told = !name.isEmpty() && isNamedAlone(entity);
        return told ? own : own + parents(bundle, entity, join);
    }

    /** Its name, masked where that is a secret; what it matches where it has none, else nothing. */
    public static String name(Entity entity) {
        if (entity.kind() == EntityKind.ACLS) {
            return shown(entity, "group");
        }
        if (entity.kind() == EntityKind.PLUGINS) {
            String instance = shown(entity, "instance_name");
            return shown(entity, "name") + (instance.isEmpty() ? "" : " (" + instance + ")");
        }
        for (String key : entity.kind().naturalKeys()) {
            String shown = shown(entity, key);
            if (!shown.isEmpty()) {
                return shown;
            }
        }
        return unnamed(entity);
    }

    private static String shown(Entity entity, String key) {
        Node value = entity.fields().get(key);
        if (!(value instanceof Scalar scalar) || scalar.isNull()) {
            return "";
        }
        boolean secret = Secrets.in(entity.kind(), key, null);
        return ((Scalar) Masked.of(value, secret)).text();
    }

    private static String unnamed(Entity entity) {
        for (String field : MATCHES) {
            Node value = entity.fields().get(field);
            if (value instanceof ListNode list && !list.isEmpty()) {
                List<String> texts = new ArrayList<>();
                list.items().forEach(item -> texts.add(item instanceof Scalar scalar ? scalar.shown() : "…"));
                return "(" + String.join(", ", texts) + ")";
            }
            if (value instanceof Scalar scalar && scalar.isString()) {
                return "(" + scalar.shown() + ")";
            }
        }
        return entity.authored().has("id") ? entity.id() : "";
    }

    /** Names of these kinds are unique for themselves. */
    private static boolean isNamedAlone(Entity entity) {
        return switch (entity.kind()) {
            case ROUTES, SERVICES, CONSUMERS, UPSTREAMS, SNIS, KEY_SETS, VAULTS -> entity.name() != null;
            default -> false;
        };
    }

    private static String parents(Bundle bundle, Entity entity, String join) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, EntityKind> foreign : entity.kind().parents().entrySet()) {
            bundle.parent(entity, foreign.getKey()).ifPresent(parent -> parts.add(briefly(parent)));
        }
        return parts.isEmpty() ? "" : join + String.join(", ", parts);
    }

    private static String briefly(Entity parent) {
        String name = name(parent);
        return parent.kind().words() + " " + (name.isEmpty() ? parent.id() : name);
    }

    /** What a foreign key leads to; null where it leads nowhere. */
    static @Nullable String parent(Bundle bundle, Entity entity, String field) {
        String id = entity.foreignId(field);
        EntityKind kind = Foreign.keys(entity.kind()).get(field);
        if (id == null || kind == null) {
            return null;
        }
        return bundle.byId(kind, id)
                .map(Labels::name)
                .filter(name -> !name.isEmpty())
                .orElse(id);
    }
}

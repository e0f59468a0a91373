package dev.gw.diff;

import dev.gw.model.EntityKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The foreign keys of each kind, those included under which nothing is nested. */
public final class Foreign {
    private static final Map<EntityKind, Map<String, EntityKind>> KEYS = keys();

    private Foreign() {}

    private static Map<EntityKind, Map<String, EntityKind>> keys() {
        Map<EntityKind, Map<String, EntityKind>> all = new EnumMap<>(EntityKind.class);
        for (EntityKind kind : EntityKind.values()) {
            Map<String, EntityKind> own = new LinkedHashMap<>(kind.parents());
            if (kind == EntityKind.SERVICES || kind == EntityKind.UPSTREAMS) {
                own.put("client_certificate", EntityKind.CERTIFICATES);
            }
            all.put(kind, own);
        }
        return all;
    }

    /** The fields with the kinds they refer to. */
    public static Map<String, EntityKind> keys(EntityKind kind) {
        return KEYS.getOrDefault(kind, Map.of());
    }

    /** Whether a key of an entity holds the entities nested in it. */
    public static boolean isNested(EntityKind holder, String key) {
        return EntityKind.ofPlural(key)
                .filter(kind -> keys(kind).containsValue(holder))
                .isPresent();
    }
}

package dev.gw.check;

import static dev.gw.model.EntityKind.*;

import dev.gw.model.EntityKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How Kong goes through the kinds of a document, and which refer to which. */
final class Kinds {
    /** Parents before children, as Kong sorts them. */
    static final List<EntityKind> IN_ORDER = List.of(
            WORKSPACES,
            CA_CERTIFICATES,
            CERTIFICATES,
            CLUSTERING_DATA_PLANES,
            CONSUMERS,
            KEY_SETS,
            KEYS,
            PARAMETERS,
            SERVICES,
            ROUTES,
            FILTER_CHAINS,
            PLUGINS,
            SNIS,
            UPSTREAMS,
            TARGETS,
            VAULTS,
            ACLS,
            ACME_STORAGE,
            BASICAUTH_CREDENTIALS,
            HMACAUTH_CREDENTIALS,
            JWT_SECRETS,
            KEYAUTH_CREDENTIALS,
            OAUTH2_CREDENTIALS,
            OAUTH2_AUTHORIZATION_CODES,
            OAUTH2_TOKENS,
            RATELIMITING_METRICS,
            SESSIONS);

    private static final Map<EntityKind, Map<String, EntityKind>> FOREIGN = foreignKeys();
    private static final Map<EntityKind, Map<EntityKind, String>> CHILDREN = invert();

    private Kinds() {}

    private static Map<EntityKind, Map<String, EntityKind>> foreignKeys() {
        Map<EntityKind, Map<String, EntityKind>> foreign = new EnumMap<>(EntityKind.class);
        for (EntityKind kind : IN_ORDER) {
            Map<String, EntityKind> keys = new LinkedHashMap<>(kind.parents());
            if (kind == SERVICES || kind == UPSTREAMS) {
                keys.put("client_certificate", CERTIFICATES);
            } else if (kind == OAUTH2_AUTHORIZATION_CODES) {
                keys.put("plugin", PLUGINS);
            }
            foreign.put(kind, keys);
        }
        return foreign;
    }

    private static Map<EntityKind, Map<EntityKind, String>> invert() {
        Map<EntityKind, Map<EntityKind, String>> children = new EnumMap<>(EntityKind.class);
        for (EntityKind child : IN_ORDER) {
            foreign(child)
                    .forEach((field, parent) -> children.computeIfAbsent(parent, kind -> new LinkedHashMap<>())
                            .put(child, field));
        }
        return children;
    }

    /** The foreign keys of a kind, with the kinds they refer to. */
    static Map<String, EntityKind> foreign(EntityKind kind) {
        return FOREIGN.getOrDefault(kind, Map.of());
    }

    /** The kinds that may stand nested in one of this kind, each with its foreign key. */
    static Map<EntityKind, String> children(EntityKind kind) {
        return CHILDREN.getOrDefault(kind, Map.of());
    }
}

package dev.gw.runtime.control;

import dev.gw.admin.AdminPaths;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What entities are called in the paths of the Admin API. */
final class ApiName {
    /** The kinds that the API offers: those that somebody configures, and what a gateway makes at run time. */
    static final List<EntityKind> KINDS = Stream.concat(
                    AdminPaths.KINDS.stream(),
                    Stream.of(EntityKind.OAUTH2_TOKENS, EntityKind.ACME_STORAGE, EntityKind.SESSIONS))
            .toList();

    private static final Map<EntityKind, String> NESTED = new EnumMap<>(Map.of(
            EntityKind.BASICAUTH_CREDENTIALS, "basic-auth",
            EntityKind.HMACAUTH_CREDENTIALS, "hmac-auth",
            EntityKind.JWT_SECRETS, "jwt",
            EntityKind.KEYAUTH_CREDENTIALS, "key-auth"));

    private ApiName() {}

    /** The first segment of the path of its collection. */
    static String of(EntityKind kind) {
        return AdminPaths.segment(kind);
    }

    /** The last segment of the path of a collection under its parent. */
    static String nested(EntityKind kind) {
        return NESTED.getOrDefault(kind, of(kind));
    }

    /** The path of a collection. */
    static String collection(EntityKind kind) {
        return "/" + of(kind);
    }

    /** The path of one entity. */
    static String single(EntityKind kind) {
        return collection(kind) + "/{" + kind.plural() + "}";
    }

    /** The foreign keys of a kind with what they refer to. */
    static Map<String, EntityKind> foreign(EntityKind kind) {
        Map<String, EntityKind> foreign = new LinkedHashMap<>(kind.parents());
        if (kind == EntityKind.SERVICES || kind == EntityKind.UPSTREAMS) {
            foreign.put("client_certificate", EntityKind.CERTIFICATES);
        } else if (kind == EntityKind.OAUTH2_AUTHORIZATION_CODES) {
            foreign.put("plugin", EntityKind.PLUGINS);
        }
        return foreign;
    }

    /** The kinds other than this one, for look-ups by tag. */
    static List<EntityKind> tagged() {
        return new ArrayList<>(KINDS);
    }
}

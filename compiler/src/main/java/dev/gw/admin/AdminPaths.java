package dev.gw.admin;

import dev.gw.model.EntityKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The paths of the Admin API, and which kinds it has there that somebody configures. */
public final class AdminPaths {
    /** Parents before children; what a gateway makes at run time, tokens and sessions, is nobody's configuration. */
    public static final List<EntityKind> KINDS = List.of(
            EntityKind.CERTIFICATES,
            EntityKind.CA_CERTIFICATES,
            EntityKind.VAULTS,
            EntityKind.KEY_SETS,
            EntityKind.UPSTREAMS,
            EntityKind.SERVICES,
            EntityKind.CONSUMERS,
            EntityKind.ROUTES,
            EntityKind.SNIS,
            EntityKind.KEYS,
            EntityKind.TARGETS,
            EntityKind.PLUGINS,
            EntityKind.FILTER_CHAINS,
            EntityKind.ACLS,
            EntityKind.BASICAUTH_CREDENTIALS,
            EntityKind.HMACAUTH_CREDENTIALS,
            EntityKind.JWT_SECRETS,
            EntityKind.KEYAUTH_CREDENTIALS,
            EntityKind.OAUTH2_CREDENTIALS);

    private static final Map<EntityKind, String> OWN = new EnumMap<>(Map.of(
            EntityKind.BASICAUTH_CREDENTIALS, "basic-auths",
            EntityKind.HMACAUTH_CREDENTIALS, "hmac-auths",
            EntityKind.JWT_SECRETS, "jwts",
            EntityKind.KEYAUTH_CREDENTIALS, "key-auths",
            EntityKind.OAUTH2_CREDENTIALS, "oauth2",
            EntityKind.KEY_SETS, "key-sets",
            EntityKind.FILTER_CHAINS, "filter-chains"));

    private AdminPaths() {}

    /** The first segment of the path of a kind's entities. */
    public static String segment(EntityKind kind) {
        return OWN.getOrDefault(kind, kind.plural());
    }

    /** The path of all entities of a kind. Targets have none: they stand below their upstream. */
    static String all(EntityKind kind) {
        return "/" + segment(kind);
    }

    static String targets(String upstreamId) {
        return "/upstreams/" + upstreamId + "/targets";
    }
}

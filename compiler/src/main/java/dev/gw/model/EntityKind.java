package dev.gw.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of entity of a Kong 3.9 declarative document, in the order gw writes them.
 *
 * <p>{@code parents} are the foreign keys under which an entity may be nested: the field name, with the kind it refers
 * to, the usual parent first. {@code naturalKeys} are the fields that can name an entity, the endpoint key first.
 */
public enum EntityKind {
    WORKSPACES("workspace", List.of("name")),
    CERTIFICATES("certificate", List.of()),
    CA_CERTIFICATES("ca_certificate", List.of()),
    VAULTS("vault", List.of("prefix")),
    KEY_SETS("key_set", List.of("name")),
    PARAMETERS("parameter", List.of("key")),
    CLUSTERING_DATA_PLANES("clustering_data_plane", List.of()),
    UPSTREAMS("upstream", List.of("name")),
    SERVICES("service", List.of("name")),
    CONSUMERS("consumer", List.of("username", "custom_id")),
    ROUTES("route", List.of("name"), "service", SERVICES),
    SNIS("sni", List.of("name"), "certificate", CERTIFICATES),
    KEYS("key", List.of("name", "kid"), "set", KEY_SETS),
    TARGETS("target", List.of("target"), "upstream", UPSTREAMS),
    PLUGINS("plugin", List.of("instance_name"), "route", ROUTES, "service", SERVICES, "consumer", CONSUMERS),
    FILTER_CHAINS("filter_chain", List.of("name"), "route", ROUTES, "service", SERVICES),
    ACLS("acl", List.of("group"), "consumer", CONSUMERS),
    BASICAUTH_CREDENTIALS("basicauth_credential", List.of("username"), "consumer", CONSUMERS),
    HMACAUTH_CREDENTIALS("hmacauth_credential", List.of("username"), "consumer", CONSUMERS),
    JWT_SECRETS("jwt_secret", List.of("key"), "consumer", CONSUMERS),
    KEYAUTH_CREDENTIALS("keyauth_credential", List.of("key"), "consumer", CONSUMERS),
    OAUTH2_CREDENTIALS("oauth2_credential", List.of("client_id"), "consumer", CONSUMERS),
    OAUTH2_AUTHORIZATION_CODES(
            "oauth2_authorization_code", List.of("code"), "credential", OAUTH2_CREDENTIALS, "service", SERVICES),
    OAUTH2_TOKENS("oauth2_token", List.of("access_token"), "credential", OAUTH2_CREDENTIALS, "service", SERVICES),
    ACME_STORAGE("acme_storage", List.of("key")),
    SESSIONS("session", List.of("session_id")),
    RATELIMITING_METRICS("ratelimiting_metric", List.of());

    private static final Map<String, EntityKind> BY_PLURAL = byPlural();

    private final String plural = name().toLowerCase(Locale.ROOT);
    private final String singular;
    private final List<String> naturalKeys;
    private final Map<String, EntityKind> parents;
    private final List<String> parentFields;

    EntityKind(String singular, List<String> naturalKeys, Object... parents) {
        this.singular = singular;
        this.naturalKeys = naturalKeys;
        Map<String, EntityKind> map = new LinkedHashMap<>();
        for (int i = 0; i < parents.length; i += 2) {
            map.put((String) parents[i], (EntityKind) parents[i + 1]);
        }
        this.parents = Collections.unmodifiableMap(map);
        this.parentFields = List.copyOf(map.keySet());
    }

    private static Map<String, EntityKind> byPlural() {
        Map<String, EntityKind> map = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(kind -> map.put(kind.plural(), kind));
        return map;
    }

    /** The kind of a top-level key such as {@code services}. */
    public static Optional<EntityKind> ofPlural(String plural) {
        return Optional.ofNullable(BY_PLURAL.get(plural));
    }

    /** The top-level key: {@code services}. */
    public String plural() {
        return plural;
    }

    /** What one is called: {@code service}. */
    public String singular() {
        return singular;
    }

    /** The same in sentences: {@code key set}. */
    public String words() {
        return singular.replace('_', ' ');
    }

    /** The fields that can name one, the endpoint key first; none for kinds known only by id. */
    public List<String> naturalKeys() {
        return naturalKeys;
    }

    /** Whether what names one is itself a secret, such as an API key, which no message says. */
    public boolean isNamedBySecret() {
        return switch (this) {
            case KEYAUTH_CREDENTIALS, OAUTH2_TOKENS, OAUTH2_AUTHORIZATION_CODES, SESSIONS -> true;
            default -> false;
        };
    }

    /** The foreign keys under whose entity it may be nested, the usual one first. */
    public Map<String, EntityKind> parents() {
        return parents;
    }

    /** The names of those foreign keys. */
    List<String> parentFields() {
        return parentFields;
    }

    /** Whether it is a secret that lets a consumer in. */
    public boolean isCredential() {
        return parents.containsKey("consumer") && this != PLUGINS && this != ACLS;
    }
}

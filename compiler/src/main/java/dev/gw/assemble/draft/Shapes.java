package dev.gw.assemble.draft;

import dev.gw.document.MapNode;
import dev.gw.model.EntityKind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells by its fields what kind an entity is, so that a route among the services is called one. */
final class Shapes {
    private static final String COMMON = "id tags created_at updated_at _comment _ignore $new $remove";
    private static final Map<EntityKind, Set<String>> FIELDS = fields();

    private Shapes() {}

    private static Map<EntityKind, Set<String>> fields() {
        Map<EntityKind, Set<String>> all = new EnumMap<>(EntityKind.class);
        put(
                all,
                EntityKind.SERVICES,
                "name retries protocol host port path connect_timeout write_timeout"
                        + " read_timeout client_certificate tls_verify tls_verify_depth ca_certificates enabled url");
        put(
                all,
                EntityKind.ROUTES,
                "name protocols https_redirect_status_code strip_path preserve_host"
                        + " request_buffering response_buffering service snis sources destinations methods hosts paths headers"
                        + " regex_priority path_handling expression priority");
        put(
                all,
                EntityKind.PLUGINS,
                "name instance_name route service consumer consumer_group config _config"
                        + " protocols enabled ordering run_on partials");
        put(
                all,
                EntityKind.UPSTREAMS,
                "name algorithm hash_on hash_fallback hash_on_header hash_fallback_header"
                        + " hash_on_cookie hash_on_cookie_path hash_on_query_arg hash_fallback_query_arg hash_on_uri_capture"
                        + " hash_fallback_uri_capture slots healthchecks host_header client_certificate use_srv_name");
        put(all, EntityKind.CONSUMERS, "username custom_id groups");
        put(all, EntityKind.TARGETS, "upstream target weight");
        put(all, EntityKind.CERTIFICATES, "cert key cert_alt key_alt");
        put(all, EntityKind.CA_CERTIFICATES, "cert cert_digest");
        put(all, EntityKind.SNIS, "name certificate");
        put(all, EntityKind.VAULTS, "name prefix description config");
        put(all, EntityKind.KEYS, "set name kid jwk pem");
        put(all, EntityKind.KEY_SETS, "name");
        put(all, EntityKind.ACLS, "consumer group");
        put(all, EntityKind.KEYAUTH_CREDENTIALS, "consumer key ttl");
        put(all, EntityKind.BASICAUTH_CREDENTIALS, "consumer username password");
        put(all, EntityKind.HMACAUTH_CREDENTIALS, "consumer username secret");
        put(all, EntityKind.JWT_SECRETS, "consumer key secret rsa_public_key algorithm");
        put(
                all,
                EntityKind.OAUTH2_CREDENTIALS,
                "consumer name client_id client_secret hash_secret redirect_uris" + " client_type");
        return all;
    }

    private static void put(Map<EntityKind, Set<String>> all, EntityKind kind, String names) {
        Set<String> fields = new HashSet<>(List.of((names + ' ' + COMMON).split(" ")));
        for (EntityKind child : EntityKind.values()) {
            if (Children.isChild(child, kind)) {
                fields.add(child.plural());
            }
        }
        all.put(kind, fields);
    }

    /** The one other kind that has all the fields of an entity, where its own kind has not. */
    static Optional<EntityKind> betterThan(EntityKind kind, MapNode entity) {
        Set<String> own = FIELDS.get(kind);
        if (own == null || fits(own, entity)) {
            return Optional.empty();
        }
        List<EntityKind> fitting = FIELDS.entrySet().stream()
                .filter(e -> fits(e.getValue(), entity))
                .map(Map.Entry::getKey)
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(0));
    }

    /** The first key of an entity that its kind does not have. */
    static Optional<MapNode.Entry> stranger(EntityKind kind, MapNode entity) {
        Set<String> own = FIELDS.getOrDefault(kind, Set.of());
        return entity.entries().stream().filter(e -> !own.contains(e.name())).findFirst();
    }

    /** Whether a kind has a field of that name. */
    static boolean hasField(EntityKind kind, String name) {
        return FIELDS.getOrDefault(kind, Set.of()).contains(name);
    }

    private static boolean fits(Set<String> fields, MapNode entity) {
        for (MapNode.Entry entry : entity.entries()) {
            if (!fields.contains(entry.name())) {
                return false;
            }
        }
        return true;
    }
}

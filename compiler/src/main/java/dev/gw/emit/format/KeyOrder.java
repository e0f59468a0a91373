package dev.gw.emit.format;

import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of keys. A merge key stands first, then what names the entity, then its fields as people read them, then
 * fields this list does not know in the order they stand in, and last what is nested. A document starts with
 * {@code _format_version} and what else begins with an underscore; its kinds follow in the order of {@link EntityKind}.
 */
final class KeyOrder {
    private static final Map<EntityKind, List<String>> FIELDS = fields();
    private static final List<EntityKind> KINDS = List.of(EntityKind.values());
    private static final List<String> LAST = List.of("config", "healthchecks");

    private KeyOrder() {}

    private static Map<EntityKind, List<String>> fields() {
        Map<EntityKind, List<String>> map = new EnumMap<>(EntityKind.class);
        put(
                map,
                EntityKind.SERVICES,
                "name id enabled url protocol host port path retries connect_timeout write_timeout read_timeout"
                        + " client_certificate tls_verify tls_verify_depth ca_certificates tags");
        put(
                map,
                EntityKind.ROUTES,
                "name id service protocols methods hosts paths headers snis sources destinations expression priority"
                        + " regex_priority path_handling strip_path preserve_host request_buffering response_buffering"
                        + " https_redirect_status_code tags");
        put(map, EntityKind.PLUGINS, "name instance_name id enabled service route consumer protocols ordering tags");
        put(map, EntityKind.CONSUMERS, "username custom_id id tags");
        put(
                map,
                EntityKind.UPSTREAMS,
                "name id algorithm slots hash_on hash_on_header hash_on_cookie hash_on_cookie_path hash_on_query_arg"
                        + " hash_on_uri_capture hash_fallback hash_fallback_header hash_fallback_query_arg"
                        + " hash_fallback_uri_capture host_header use_srv_name client_certificate tags");
        put(map, EntityKind.TARGETS, "target id upstream weight tags");
        put(map, EntityKind.CERTIFICATES, "id cert key cert_alt key_alt tags");
        put(map, EntityKind.CA_CERTIFICATES, "id cert cert_digest tags");
        put(map, EntityKind.SNIS, "name id certificate tags");
        put(map, EntityKind.VAULTS, "prefix name id description tags");
        put(map, EntityKind.KEYS, "name id kid set jwk pem tags");
        put(map, EntityKind.KEY_SETS, "name id tags");
        put(map, EntityKind.ACLS, "group id consumer tags");
        return map;
    }

    private static void put(Map<EntityKind, List<String>> map, EntityKind kind, String names) {
        map.put(kind, List.of(names.split(" ")));
    }

    /** The kind of the entities under a key, or null. */
    static @Nullable EntityKind kindUnder(String key) {
        return EntityKind.ofPlural(key).orElse(null);
    }

    /** The entries of an entity in order; {@code kind} null for a document. */
    static <T> List<T> sorted(List<T> entries, Function<T, String> name, @Nullable EntityKind kind) {
        List<T> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingInt(entry -> rank(name.apply(entry), kind)));
        return sorted;
    }

    private static int rank(String key, @Nullable EntityKind kind) {
        if (key.equals("<<")) {
            return -1;
        }
        return kind == null ? inDocument(key) : inEntity(key, kind);
    }

    private static int inDocument(String key) {
        EntityKind kind = kindUnder(key);
        if (kind != null) {
            return 10 + KINDS.indexOf(kind);
        }
        return switch (key) {
            case "_format_version" -> 0;
            case "_transform" -> 1;
            default -> key.startsWith("_") ? 2 : 3;
        };
    }

    private static int inEntity(String key, EntityKind kind) {
        List<String> known = FIELDS.getOrDefault(kind, List.of());
        int place = known.isEmpty() ? kind.naturalKeys().indexOf(key) : known.indexOf(key);
        if (place >= 0) {
            return place;
        }
        if (known.isEmpty() && key.equals("id")) {
            return 50;
        }
        EntityKind nested = kindUnder(key);
        if (nested != null && nested.parents().containsValue(kind)) {
            return 200 + KINDS.indexOf(nested);
        }
        return LAST.contains(key) ? 150 + LAST.indexOf(key) : 100;
    }
}

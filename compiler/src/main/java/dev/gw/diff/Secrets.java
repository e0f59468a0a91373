package dev.gw.diff;

import dev.gw.check.schema.FieldDef;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields hold secrets: those that the schema says are encrypted or referenceable, and those known as such. */
final class Secrets {
    private static final Map<EntityKind, Set<String>> FIELDS = Map.of(
            EntityKind.KEYAUTH_CREDENTIALS, Set.of("key"),
            EntityKind.BASICAUTH_CREDENTIALS, Set.of("password"),
            EntityKind.HMACAUTH_CREDENTIALS, Set.of("secret"),
            EntityKind.JWT_SECRETS, Set.of("secret"),
            EntityKind.OAUTH2_CREDENTIALS, Set.of("client_secret"),
            EntityKind.OAUTH2_TOKENS, Set.of("access_token", "refresh_token"),
            EntityKind.OAUTH2_AUTHORIZATION_CODES, Set.of("code"),
            EntityKind.SESSIONS, Set.of("session_id", "data"),
            EntityKind.ACME_STORAGE, Set.of("value"),
            EntityKind.CERTIFICATES, Set.of("key", "key_alt"));
    private static final Set<String> NAMES = Set.of(
            "password",
            "secret",
            "client_secret",
            "api_key",
            "apikey",
            "token",
            "private_key",
            "redis_password",
            "sentinel_password",
            "header_value",
            "param_value");

    private Secrets() {}

    /** Whether a field of an entity holds a secret. */
    static boolean in(EntityKind kind, String name, @Nullable FieldDef field) {
        return FIELDS.getOrDefault(kind, Set.of()).contains(name) || in(name, field);
    }

    /** Whether a field somewhere in a plugin's configuration holds a secret. */
    static boolean in(String name, @Nullable FieldDef field) {
        boolean marked = field != null && (field.is("encrypted") || field.is("referenceable") || ofElements(field));
        return marked || NAMES.contains(name.toLowerCase(Locale.ROOT)) || Masked.isSecretHeader(name);
    }

    private static boolean ofElements(FieldDef field) {
        FieldDef inner = field.elements() == null ? field.values() : field.elements();
        return inner != null && (inner.is("encrypted") || inner.is("referenceable"));
    }

    /** Whether a value, or one in it, came from the environment. */
    static boolean isSensitive(@Nullable Node value) {
        if (value instanceof Scalar scalar) {
            return scalar.isSensitive();
        }
        if (value instanceof ListNode list) {
            return list.items().stream().anyMatch(Secrets::isSensitive);
        }
        return value instanceof MapNode map && map.entries().stream().anyMatch(entry -> isSensitive(entry.value()));
    }
}

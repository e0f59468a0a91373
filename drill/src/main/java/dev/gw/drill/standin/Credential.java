package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What tokens of a consumer look like, so that a configuration takes them. Immutable.
 *
 * @param consumer its name, or else its custom_id or id
 * @param key names the credential in a token's claim
 * @param algorithm the only one that its tokens may be signed with
 * @param secret signs, where the algorithm is one of HS256, HS384 and HS512
 * @param publicKey checks, where it is another one
 */
public record Credential(
        String consumer,
        String key,
        String algorithm,
        @Nullable String secret,
        @Nullable String publicKey) {

    /** Whether its tokens are signed with a secret that the configuration holds. */
    public boolean isSecret() {
        return algorithm.startsWith("HS");
    }

    /** The first credential for tokens of a consumer, by its username, custom_id or id. */
    public static Optional<Credential> ofConsumer(Bundle bundle, String name) {
        return bundle.all(EntityKind.JWT_SECRETS).stream()
                .filter(secret -> bundle.parent(secret, "consumer")
                        .filter(consumer -> isCalled(consumer, name))
                        .isPresent())
                .filter(secret -> secret.fields().string("key") != null)
                .map(secret -> of(bundle, secret))
                .findFirst();
    }

    /** The credential that a token's claim names. */
    public static Optional<Credential> ofKey(Bundle bundle, String key) {
        return bundle.all(EntityKind.JWT_SECRETS).stream()
                .filter(secret -> key.equals(secret.fields().string("key")))
                .map(secret -> of(bundle, secret))
                .findFirst();
    }

    /** Whether there is such a consumer. */
    public static boolean isConsumer(Bundle bundle, String name) {
        return bundle.all(EntityKind.CONSUMERS).stream().anyMatch(consumer -> isCalled(consumer, name));
    }

    /** The consumers by name, where they have one. */
    public static Set<String> consumers(Bundle bundle) {
        Set<String> names = new TreeSet<>();
        bundle.all(EntityKind.CONSUMERS)
                .forEach(consumer -> names.add(Objects.requireNonNullElse(consumer.name(), consumer.id())));
        return names;
    }

    private static boolean isCalled(Entity consumer, String name) {
        MapNode fields = consumer.fields();
        return name.equals(fields.string("username"))
                || name.equals(fields.string("custom_id"))
                || name.equals(consumer.id());
    }

    private static Credential of(Bundle bundle, Entity secret) {
        MapNode fields = secret.fields();
        String consumer = bundle.parent(secret, "consumer")
                .map(owner -> Objects.requireNonNullElse(owner.name(), owner.id()))
                .orElse("");
        return new Credential(
                consumer,
                Objects.requireNonNull(fields.string("key")),
                Objects.requireNonNullElse(fields.string("algorithm"), "HS256"),
                fields.string("secret"),
                fields.string("rsa_public_key"));
    }

    /**
     * The octets that sign.
     *
     * @param base64 whether the plugin takes the secret for Base64
     */
    byte[] secretOctets(boolean base64) {
        String text = Objects.requireNonNullElse(secret, "");
        return base64
                ? Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/'))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * How the jwt plugins of a configuration want their tokens.
     *
     * @param keyClaim the claim that names the credential
     * @param base64 whether secrets are Base64
     * @param longest the longest life, in seconds; 0 for any
     * @param claims what tokens have to say besides
     */
    public record Wishes(String keyClaim, boolean base64, long longest, MapNode claims) {
        /** The same, with what tokens have to say besides. */
        public Wishes saying(MapNode others) {
            return new Wishes(keyClaim, base64, longest, others);
        }

        /** What the first jwt plugin wants; the plugin's defaults where there is none. */
        public static Wishes of(Bundle bundle) {
            List<Entity> plugins = bundle.all(EntityKind.PLUGINS).stream()
                    .filter(plugin -> "jwt".equals(plugin.name()))
                    .toList();
            MapNode config = plugins.isEmpty() ? null : plugins.get(0).fields().map("config");
            if (config == null) {
                return new Wishes("iss", /* base64= */ false, 0, MapNode.empty());
            }
            boolean base64 = config.get("secret_is_base64") instanceof Scalar flag && flag.isTrue();
            long longest = config.get("maximum_expiration") instanceof Scalar most && most.isNumber()
                    ? (long) most.number()
                    : 0;
            String keyClaim = Objects.requireNonNullElse(config.string("key_claim_name"), "iss");
            return new Wishes(keyClaim, base64, longest, MapNode.empty());
        }
    }
}

package dev.gw.runtime.plugin.jwt;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.auth.Octets;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys and secrets of consumers, by the name that tokens carry. Thread-safe. */
final class JwtCredentials {
    private final Map<String, Credential> byKey = new HashMap<>();

    /**
     * The credentials of a configuration.
     *
     * @param base64 whether secrets are written in Base64
     * @param local signs for every consumer, beside its own key
     */
    JwtCredentials(Bundle bundle, boolean base64, LocalKeys local) {
        for (Entity entity : bundle.all(EntityKind.JWT_SECRETS)) {
            String key = entity.fields().string("key");
            // without a key Kong draws a random one, which no token names
            if (key != null) {
                Entity consumer = bundle.parent(entity, "consumer").orElse(null);
                byKey.put(key, new Credential(entity, key, consumer, base64, local));
            }
        }
    }

    @Nullable
    Credential find(String key) {
        return byKey.get(key);
    }

    /** One credential. Its key is read when a token first needs it. */
    static final class Credential {
        private final Entity entity;
        private final String key;
        private final @Nullable Entity consumer;
        private final boolean base64;
        private final LocalKeys local;
        private final String algorithm;
        private volatile @Nullable Material material;

        /** What signatures are checked with; none where the credential holds no usable text. */
        private record Material(@Nullable SignatureCheck check, String fingerprint) {}

        private Credential(Entity entity, String key, @Nullable Entity consumer, boolean base64, LocalKeys local) {
            this.entity = entity;
            this.key = key;
            this.consumer = consumer;
            this.base64 = base64;
            this.local = local;
            this.algorithm = Objects.requireNonNullElse(entity.fields().string("algorithm"), SignatureChecks.DEFAULT);
        }

        Entity entity() {
            return entity;
        }

        String key() {
            return key;
        }

        @Nullable
        Entity consumer() {
            return consumer;
        }

        /** The only algorithm it is used with, whatever a token says. */
        String algorithm() {
            return algorithm;
        }

        /** Null where there is no key or secret. */
        @Nullable
        SignatureCheck signature() {
            return material().check();
        }

        /** Says with which algorithm and key a signature was checked. */
        String fingerprint() {
            return material().fingerprint();
        }

        private Material material() {
            Material known = material;
            if (known == null) {
                known = algorithm.startsWith("HS") ? symmetric() : asymmetric();
                material = known;
            }
            return known;
        }

        private Material symmetric() {
            String secret = entity.fields().string("secret");
            if (secret == null) {
                return new Material((data, signature) -> false, "");
            }
            byte[] octets = base64 ? Octets.base64Url(secret) : secret.getBytes(StandardCharsets.UTF_8);
            String print = VerifiedTokens.digest(algorithm + '\0' + base64 + '\0' + secret);
            return new Material(octets == null ? null : SignatureChecks.ofSecret(algorithm, octets), print);
        }

        private Material asymmetric() {
            String pem = entity.fields().string("rsa_public_key");
            String instead = local.of(algorithm);
            String print = VerifiedTokens.digest(algorithm + '\0' + pem + '\0' + instead);
            SignatureCheck own = pem == null ? null : SignatureChecks.ofKey(algorithm, pem);
            return new Material(instead == null ? own : either(SignatureChecks.ofKey(algorithm, instead), own), print);
        }

        private static SignatureCheck either(SignatureCheck local, @Nullable SignatureCheck own) {
            return (data, signature) ->
                    local.isSignatureOf(data, signature) || own != null && own.isSignatureOf(data, signature);
        }
    }
}

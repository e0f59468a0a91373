package dev.gw.runtime.plugin.basicauth;

import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Users and the hashes of their passwords: SHA-1 of the password followed by the consumer's id, in hex. A configuration
 * holds plain passwords, or hashes where it says {@code _transform: false}. Immutable.
 */
final class Passwords {
    private final Bundle bundle;
    private final Map<String, User> users = new HashMap<>();

    private record User(Entity credential, String consumerId, String hash) {}

    Passwords(Bundle bundle) {
        this.bundle = bundle;
        boolean plain = !(bundle.document().get("_transform") instanceof Scalar transform)
                || !transform.isBoolean()
                || transform.isTrue();
        for (Entity credential : bundle.all(EntityKind.BASICAUTH_CREDENTIALS)) {
            String consumer = Objects.requireNonNull(credential.foreignId("consumer"));
            String password = Objects.requireNonNull(credential.fields().string("password"));
            String hash = plain ? hash(password.getBytes(StandardCharsets.UTF_8), consumer) : password;
            User user = new User(credential, consumer, hash);
            users.put(Objects.requireNonNull(credential.fields().string("username")), user);
        }
    }

    boolean has(String username) {
        return users.containsKey(username);
    }

    /**
     * The credential of a user who shows the right password; null for a wrong one and for nobody.
     *
     * @param password one character per octet
     */
    @Nullable
    Entity check(String username, String password) {
        User user = users.get(username);
        byte[] octets = password.getBytes(StandardCharsets.ISO_8859_1);
        String shown = hash(octets, user == null ? "" : user.consumerId());
        return user != null && MessageDigest.isEqual(octets(user.hash()), octets(shown)) ? user.credential() : null;
    }

    private static byte[] octets(String hash) {
        return hash.getBytes(StandardCharsets.UTF_8);
    }

    Optional<Entity> consumer(Entity credential) {
        return bundle.parent(credential, "consumer");
    }

    private static String hash(byte[] password, String consumerId) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(password);
            sha.update(consumerId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

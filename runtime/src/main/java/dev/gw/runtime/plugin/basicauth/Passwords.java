package dev.gw.runtime.plugin.basicauth;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users and the hashes of their passwords. Immutable. */
final class Passwords {
    private final Bundle bundle;
    private final Map<String, User> users = new HashMap<>();

    private record User(Entity credential, String consumerId, String hash) {}

    Passwords(Bundle bundle) {
        this.bundle = bundle;
        for (Entity credential : bundle.all(EntityKind.BASICAUTH_CREDENTIALS)) {
            User user = new User(credential, KeptPassword.consumer(credential), KeptPassword.of(bundle, credential));
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
        String shown = KeptPassword.hash(octets, user == null ? "" : user.consumerId());
        return user != null && MessageDigest.isEqual(octets(user.hash()), octets(shown)) ? user.credential() : null;
    }

    private static byte[] octets(String hash) {
        return hash.getBytes(StandardCharsets.UTF_8);
    }

    Optional<Entity> consumer(Entity credential) {
        return bundle.parent(credential, "consumer");
    }
}

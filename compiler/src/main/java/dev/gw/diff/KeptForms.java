package dev.gw.diff;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Fields that a gateway keeps in another form than they were written: hashed passwords, targets with their port. */
final class KeptForms {
    private KeptForms() {}

    /** Whether both are forms of one value. */
    static boolean same(Entity old, Entity entity, String name) {
        if (entity.kind() == EntityKind.TARGETS && name.equals("target")) {
            return Objects.equals(
                    TargetAddress.of(old.fields().string(name)),
                    TargetAddress.of(entity.fields().string(name)));
        }
        if (entity.kind() == EntityKind.BASICAUTH_CREDENTIALS && name.equals("password")) {
            return isHashOf(old, entity) || isHashOf(entity, old);
        }
        return entity.kind() == EntityKind.OAUTH2_CREDENTIALS
                && name.equals("client_secret")
                && (isOneWay(old) || isOneWay(entity));
    }

    /** Kong salts a password with the consumer's id, which only the side that has the hash knows for sure. */
    private static boolean isHashOf(Entity kept, Entity written) {
        String hash = kept.fields().string("password");
        String password = written.fields().string("password");
        String consumer = kept.foreignId("consumer");
        return hash != null && password != null && hash.length() == 40 && hash.equals(sha1(password + consumer));
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** A salted hash that can't be compared with anything. */
    private static boolean isOneWay(Entity entity) {
        boolean hashed = entity.fields().get("hash_secret") instanceof Scalar flag && flag.isTrue();
        String secret = entity.fields().string("client_secret");
        return hashed
                && secret != null
                && (secret.startsWith("$argon2") || secret.startsWith("$2") || secret.startsWith("$pbkdf2"));
    }
}

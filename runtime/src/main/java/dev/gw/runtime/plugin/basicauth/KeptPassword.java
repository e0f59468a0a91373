package dev.gw.runtime.plugin.basicauth;

import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Passwords as they are kept: SHA-1 of the password followed by the consumer's id, in hex. A configuration holds plain
 * passwords, or hashes where it says {@code _transform: false}.
 */
public final class KeptPassword {
    private KeptPassword() {}

    /** The hash of a credential's password. */
    public static String of(Bundle bundle, Entity credential) {
        String password = Objects.requireNonNull(credential.fields().string("password"));
        return isTransformed(bundle) ? hash(password.getBytes(StandardCharsets.UTF_8), consumer(credential)) : password;
    }

    static String consumer(Entity credential) {
        return Objects.requireNonNull(credential.foreignId("consumer"));
    }

    private static boolean isTransformed(Bundle bundle) {
        return !(bundle.document().get("_transform") instanceof Scalar transform)
                || !transform.isBoolean()
                || transform.isTrue();
    }

    static String hash(byte[] password, String consumerId) {
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

package dev.gw.runtime.plugin.oauth2;

import dev.gw.runtime.plugin.auth.Pbkdf2;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client's secret as Kong keeps it under {@code hash_secret}: {@code $pbkdf2-sha512$i=10000,l=32$salt$hash}. Immutable.
 */
final class HashedSecret {
    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-(sha\\d+)\\$i=(\\d{1,7}),l=(\\d{1,4})\\$([^$]+)\\$([^$]+)");

    private final String digest;
    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private HashedSecret(String digest, int rounds, byte[] salt, byte[] hash) {
        this.digest = digest;
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /** Reads one; null for a secret that is still plain, which Kong hashes when it loads the file. */
    static @Nullable HashedSecret read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        Base64.Decoder decoder = Base64.getDecoder();
        return new HashedSecret(
                "Hmac" + parts.group(1).toUpperCase(Locale.ROOT),
                Integer.parseInt(parts.group(2)),
                decoder.decode(parts.group(4)),
                decoder.decode(parts.group(5)));
    }

    /** Whether it was made of this secret. */
    boolean isOf(byte[] secret) {
        try {
            return MessageDigest.isEqual(hash, Pbkdf2.derived(digest, secret, salt, rounds, hash.length));
        } catch (GeneralSecurityException unknown) {
            return false;
        }
    }
}

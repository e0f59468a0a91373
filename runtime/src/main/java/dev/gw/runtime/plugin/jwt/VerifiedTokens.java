package dev.gw.runtime.plugin.jwt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was found right, with the key it was right for. Only digests of tokens are kept as keys. Two
 * generations bound it: when the younger one is full it becomes the older one, whose entries are forgotten unless they
 * are asked for again. Thread-safe.
 */
final class VerifiedTokens {
    /** How many tokens one generation holds. */
    static final int GENERATION = 4096;

    /** Longer tokens are verified each time, so that memory stays bounded too. */
    static final int LONGEST = 4096;

    private volatile ConcurrentMap<String, Verified> young = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<String, Verified> old = new ConcurrentHashMap<>();

    /**
     * A token and the key that it was verified with.
     *
     * @param fingerprint of algorithm and key
     */
    record Verified(Token token, String fingerprint) {}

    @Nullable
    Verified find(String digest) {
        Verified found = young.get(digest);
        if (found == null) {
            found = old.get(digest);
            if (found != null) {
                put(digest, found);
            }
        }
        return found;
    }

    void add(String digest, int length, Verified verified) {
        if (length <= LONGEST) {
            put(digest, verified);
        }
    }

    private void put(String digest, Verified verified) {
        if (young.size() >= GENERATION) {
            age();
        }
        young.put(digest, verified);
    }

    private synchronized void age() {
        if (young.size() >= GENERATION) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    /** How many tokens it knows. */
    int size() {
        return young.size() + old.size();
    }

    /** SHA-256 of a text, one character per octet. */
    static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return new String(sha.digest(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

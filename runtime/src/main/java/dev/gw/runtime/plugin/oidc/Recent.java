package dev.gw.runtime.plugin.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about tokens, by their digests. Bounded by two generations: when the younger one is full it becomes
 * the older one, whose entries are forgotten unless they are asked for. Thread-safe.
 */
final class Recent<V> {
    private static final int GENERATION = 4096;

    private volatile ConcurrentMap<String, V> young = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<String, V> old = new ConcurrentHashMap<>();

    @Nullable
    V find(String digest) {
        V found = young.get(digest);
        if (found == null) {
            found = old.get(digest);
            if (found != null) {
                put(digest, found);
            }
        }
        return found;
    }

    void put(String digest, V value) {
        if (young.size() >= GENERATION) {
            age();
        }
        young.put(digest, value);
    }

    private synchronized void age() {
        if (young.size() >= GENERATION) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    /** SHA-256 of a token. */
    static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new String(hash, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

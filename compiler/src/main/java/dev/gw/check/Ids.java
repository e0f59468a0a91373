package dev.gw.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Ids that Kong derives from names: UUIDs of version 5 in a namespace of their kind. Used by one thread. */
final class Ids {
    private static final UUID ROOT = UUID.fromString("fd02801f-0957-4a15-a55a-c8d9606f30b5");
    private static final int VERSION = 5;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long VARIANT_MASK = 0x3fffffffffffffffL;

    private final MessageDigest sha1;
    private final Map<String, UUID> namespaces = new HashMap<>();

    Ids() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The id of the entity of a kind (its plural) that the key names. */
    String of(String plural, String key) {
        UUID namespace = namespaces.computeIfAbsent(plural, name -> derive(ROOT, name));
        return derive(namespace, key).toString();
    }

    private UUID derive(UUID namespace, String name) {
        sha1.reset();
        sha1.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xf000L) | (long) VERSION << 12;
        long low = (hash.getLong() & VARIANT_MASK) | VARIANT;
        return new UUID(high, low);
    }
}

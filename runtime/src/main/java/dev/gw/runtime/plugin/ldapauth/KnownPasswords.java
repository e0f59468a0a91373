package dev.gw.runtime.plugin.ldapauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server said of passwords, right and wrong, for a while; it holds hashes only. Thread-safe. */
final class KnownPasswords {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final double seconds;
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

    private record Verdict(boolean right, long until) {}

    /**
     * An empty memory.
     *
     * @param seconds how long a verdict holds; 0 for ever
     */
    KnownPasswords(Clock clock, double seconds) {
        this.clock = clock;
        this.seconds = seconds;
    }

    /** The key of a user with a password, in hexadecimal. */
    static String key(String user, String password) {
        try {
            byte[] text = (user.length() + ":" + user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the password is right; null where nobody knows any more. */
    @Nullable
    synchronized Boolean verdict(String key) {
        Verdict verdict = verdicts.get(key);
        if (verdict == null || seconds > 0 && clock.millis() > verdict.until()) {
            return null;
        }
        return verdict.right();
    }

    synchronized void remember(String key, boolean right) {
        verdicts.remove(key);
        verdicts.put(key, new Verdict(right, clock.millis() + (long) (seconds * 1000)));
        Iterator<String> oldest = verdicts.keySet().iterator();
        while (verdicts.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }
}

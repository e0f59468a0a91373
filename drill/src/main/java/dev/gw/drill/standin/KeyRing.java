package dev.gw.drill.standin;

import dev.gw.drill.standin.TokenKey.Kind;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys of an issuer, each made when it is first needed; those before it stay good after a rotation. Thread-safe. */
public final class KeyRing implements LocalKeys {
    private static final List<Kind> PUBLISHED = List.of(Kind.RSA, Kind.P256, Kind.ED25519);

    private final SecureRandom random;
    private final Function<Kind, TokenKey> first;
    private final Map<Kind, List<TokenKey>> keys = new EnumMap<>(Kind.class);

    private KeyRing(SecureRandom random, Function<Kind, TokenKey> first) {
        this.random = random;
        this.first = first;
    }

    /** New keys, forgotten at the end. */
    public static KeyRing fresh(SecureRandom random) {
        return new KeyRing(random, kind -> TokenKey.make(kind, random));
    }

    /** The same keys for the same seed, on the same version of Java. For tests. */
    public static KeyRing seeded(long seed) {
        return fresh(seededRandom(seed));
    }

    /** The same octets for the same seed. Nothing to keep a secret with. */
    static SecureRandom seededRandom(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA1PRNG", impossible);
        }
    }

    /**
     * Keys that are kept in a folder for the next time. A folder that can't be written makes them new each time.
     *
     * @param random makes those that are not there yet
     */
    public static KeyRing kept(Path folder, SecureRandom random) {
        KeyFolder files = new KeyFolder(folder);
        return new KeyRing(random, kind -> files.readOrMake(kind, random));
    }

    /** The key that signs with an algorithm at the moment. */
    public synchronized TokenKey current(String algorithm) {
        List<TokenKey> known = of(Kind.of(algorithm));
        return known.get(known.size() - 1);
    }

    /** Signs with a new key from now on. */
    public synchronized TokenKey rotate(String algorithm) {
        Kind kind = Kind.of(algorithm);
        TokenKey next = TokenKey.make(kind, random);
        of(kind).add(next);
        return next;
    }

    /** Forgets the keys before the current ones. */
    public synchronized void retire() {
        keys.values().forEach(known -> known.subList(0, known.size() - 1).clear());
    }

    /** The keys that a key set shows: those for RS256, ES256 and EdDSA, and all others that were used. */
    synchronized List<TokenKey> published() {
        PUBLISHED.forEach(this::of);
        List<TokenKey> all = new ArrayList<>();
        keys.values().forEach(all::addAll);
        return all;
    }

    private List<TokenKey> of(Kind kind) {
        return keys.computeIfAbsent(kind, missing -> new ArrayList<>(List.of(first.apply(missing))));
    }

    @Override
    public String of(String algorithm) {
        return current(algorithm).pem();
    }
}

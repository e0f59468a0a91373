package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.drill.standin.Credential.Wishes;
import dev.gw.drill.standin.TokenOrder.Defect;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the tokens that a configuration takes, and the ones that it has to refuse. Thread-safe. */
public final class Mint {
    private static final int ID_OCTETS = 12;

    private final KeyRing keys;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * A mint.
     *
     * @param keys sign where the configuration holds no secret
     * @param random draws the ids of tokens, and wrong keys
     */
    public Mint(KeyRing keys, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /** A token for a credential. */
    public String token(Credential credential, Wishes wishes, TokenOrder order) {
        return token(credential, wishes, order, null);
    }

    /**
     * The same, signed with a key of one's own.
     *
     * @param own signs in the place of the issuer's key; null for that one
     * @throws IllegalArgumentException where the key does not fit the credential's algorithm
     */
    public String token(Credential credential, Wishes wishes, TokenOrder order, @Nullable PrivateKey own) {
        TokenOrder whole = order.saying(wishes.claims().without(wishes.keyClaim()));
        TokenOrder fitting = wishes.longest() > 0 ? whole.atMost(wishes.longest()) : whole;
        MapNode claims =
                fitting.claims(clock.instant(), wishes.keyClaim(), credential.key(), credential.consumer(), newId());
        String algorithm = credential.algorithm();
        if (order.defect() == Defect.UNSIGNED) {
            return Jws.unsigned(claims);
        }
        boolean wrongKey = order.defect() == Defect.WRONG_KEY;
        if (credential.isSecret()) {
            byte[] secret = wrongKey ? octets(32) : credential.secretOctets(wishes.base64());
            return Jws.signed(claims, algorithm, secret);
        }
        if (wrongKey) {
            return Jws.signed(claims, algorithm, TokenKey.make(TokenKey.Kind.of(algorithm), random));
        }
        return own == null
                ? Jws.signed(claims, algorithm, keys.current(algorithm))
                : Jws.signed(claims, algorithm, Objects.requireNonNull(own));
    }

    /** A token of the issuer itself. */
    String token(String issuer, String subject, String algorithm, TokenOrder order) {
        MapNode claims = order.claims(clock.instant(), "iss", issuer, subject, newId());
        return Jws.signed(claims, algorithm, keys.current(algorithm));
    }

    /** An id that nobody guesses. */
    String newId() {
        return HexFormat.of().formatHex(octets(ID_OCTETS));
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    KeyRing keys() {
        return keys;
    }

    Clock clock() {
        return clock;
    }
}

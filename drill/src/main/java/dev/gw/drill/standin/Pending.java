package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Logins that somebody may take up once, by a code, for a while: the latest ten thousand. Thread-safe. */
final class Pending {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration ttl;
    private final Map<String, Kept> byCode = new LinkedHashMap<>();

    /**
     * Who is let in.
     *
     * @param redirect where the code went; empty where it went nowhere
     * @param nonce repeated in the id token; empty for none
     * @param challenge what the verifier has to fit, behind the name of its method; empty for none
     * @param claims what tokens say besides, as who asked wants it
     */
    record Login(
            String user, String client, String scope, String redirect, String nonce, String challenge, MapNode claims) {
        /** Of somebody who was not sent here by a browser. */
        static Login direct(String user, String client, String scope, MapNode claims) {
            return new Login(user, client, scope, "", "", "", claims);
        }
    }

    private record Kept(Login login, long until) {}

    Pending(Clock clock, Duration ttl) {
        this.clock = clock;
        this.ttl = ttl;
    }

    synchronized String add(String code, Login login) {
        byCode.put(code, new Kept(login, clock.millis() + ttl.toMillis()));
        if (byCode.size() > MOST) {
            byCode.remove(byCode.keySet().iterator().next());
        }
        return code;
    }

    synchronized Optional<Login> take(String code) {
        Kept kept = byCode.remove(code);
        return Optional.ofNullable(kept)
                .filter(one -> one.until > clock.millis())
                .map(Kept::login);
    }

    /** The challenge that belongs to a verifier (RFC 7636, 4.2). */
    static String hash(String verifier) {
        try {
            byte[] octets = verifier.getBytes(StandardCharsets.US_ASCII);
            return Jws.base64(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

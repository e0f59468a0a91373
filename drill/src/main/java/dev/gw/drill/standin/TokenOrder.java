package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.Members;
import java.time.Duration;
import java.time.Instant;

/**
 * A token to be made: what it says, and what is wrong with it. Immutable.
 *
 * @param claims claims of the one who asks; they win over those that are usual
 * @param ttl how long it is good
 * @param defect what is wrong with it
 */
public record TokenOrder(MapNode claims, Duration ttl, Defect defect) {
    private static final long HOUR = 3600;

    /** What can be wrong with a token. */
    public enum Defect {
        NONE,
        /** It was good until a minute ago. */
        EXPIRED,
        /** It is good in an hour. */
        NOT_YET_VALID,
        /** Somebody else signed it. */
        WRONG_KEY,
        /** It names an issuer that nobody knows. */
        WRONG_ISSUER,
        /** Nobody signed it. */
        UNSIGNED
    }

    /** The same with claims that hold where the one who asks says nothing of them. */
    TokenOrder saying(MapNode usual) {
        MapNode all = usual;
        for (MapNode.Entry entry : claims.entries()) {
            all = all.with(entry.name(), entry.value());
        }
        return new TokenOrder(all, ttl, defect);
    }

    /** The same about somebody, unless the one who asks says about whom. */
    TokenOrder of(String subject) {
        return saying(MapNode.empty().with("sub", Scalar.string(subject)));
    }

    /** The same with no longer time than this. */
    TokenOrder atMost(long seconds) {
        return ttl.toSeconds() <= seconds ? this : new TokenOrder(claims, Duration.ofSeconds(seconds), defect);
    }

    /**
     * All claims: those of the time, the issuer and the subject, and those of the one who asks.
     *
     * @param keyClaim the claim that names the credential
     * @param key what it says
     * @param subject who the token is about; empty for nobody
     */
    MapNode claims(Instant now, String keyClaim, String key, String subject, String id) {
        long second = now.getEpochSecond();
        MapNode all = new Members()
                .put(keyClaim, defect == Defect.WRONG_ISSUER ? key + "-of-somebody-else" : key)
                .map();
        if (!subject.isEmpty() && !keyClaim.equals("sub")) {
            all = all.with("sub", Scalar.string(subject));
        }
        long start = defect == Defect.NOT_YET_VALID ? second + HOUR : second;
        long end = defect == Defect.EXPIRED ? second - 60 : start + Math.max(1, ttl.toSeconds());
        all = all.with("iat", Scalar.integer(defect == Defect.EXPIRED ? end - HOUR : second))
                .with("nbf", Scalar.integer(defect == Defect.EXPIRED ? end - HOUR : start))
                .with("exp", Scalar.integer(end))
                .with("jti", Scalar.string(id));
        for (MapNode.Entry entry : claims.entries()) {
            boolean spoilt = defect == Defect.WRONG_ISSUER && entry.name().equals(keyClaim);
            all = spoilt ? all : all.with(entry.name(), entry.value());
        }
        return all;
    }
}

package dev.gw.runtime.plugin.oidc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token has to say beside its issuer and times.
 *
 * @param audiences one of them has to be among its audiences; null where that does not matter
 * @param identity whether it needs what every ID token has: sub, iat and exp
 * @param algorithms it may be signed with
 * @param nonce has to be in it; null for none
 */
record Expectation(
        @Nullable List<String> audiences,
        boolean identity,
        List<String> algorithms,
        @Nullable String nonce) {
    /** How far clocks may differ, in seconds. */
    private static final int LEEWAY = 120;

    /** What is wrong with a token's claims; null where nothing is. */
    @Nullable
    String problem(Map<String, Object> claims, String issuer, long now) {
        if (!issuer.equals(claims.get("iss"))) {
            return "the token is of another issuer";
        }
        if (identity && !(claims.get("sub") instanceof String sub && !sub.isEmpty())) {
            return "the token has no sub";
        }
        if (identity && !(claims.get("iat") instanceof Double)) {
            return "the token has no iat";
        }
        if (claims.get("exp") instanceof Double exp ? exp + LEEWAY <= now : identity || claims.containsKey("exp")) {
            return "the token has expired";
        }
        if (claims.containsKey("nbf") && !(claims.get("nbf") instanceof Double nbf && nbf - LEEWAY <= now)) {
            return "the token is not valid yet";
        }
        if (audiences != null && !names(claims.get("aud"))) {
            return "the token is for another audience";
        }
        return nonce != null && !nonce.equals(claims.get("nonce")) ? "the token is of another login" : null;
    }

    private boolean names(@Nullable Object aud) {
        List<String> wanted = audiences == null ? List.of() : audiences;
        return aud instanceof List<?> list
                ? list.stream().anyMatch(one -> one instanceof String text && wanted.contains(text))
                : aud instanceof String text && wanted.contains(text);
    }
}

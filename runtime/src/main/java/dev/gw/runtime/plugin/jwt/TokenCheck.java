package dev.gw.runtime.plugin.jwt;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides whether a token is good, and whose it is. */
final class TokenCheck {
    private final String keyClaim;
    private final List<String> verified;
    private final double longest;
    private final JwtCredentials credentials;
    private final VerifiedTokens seen;
    private final Clock clock;

    TokenCheck(PluginConfig config, JwtCredentials credentials, VerifiedTokens seen, Clock clock) {
        this.keyClaim = config.string("key_claim_name");
        this.verified = config.strings("claims_to_verify");
        this.longest = config.number("maximum_expiration");
        this.credentials = credentials;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * The credential that a token was made with.
     *
     * @throws Refused where the token is not good
     * @throws IllegalStateException where Kong fails over it
     */
    JwtCredentials.Credential check(String text) throws Refused {
        String digest = VerifiedTokens.digest(text);
        VerifiedTokens.Verified known = seen.find(digest);
        Token token = known == null ? Token.read(text) : known.token();
        JwtCredentials.Credential credential = credentials.find(key(token));
        if (credential == null) {
            throw Refused.saying("No credentials found for given '" + keyClaim + "'");
        }
        if (!token.algorithm().equals(credential.algorithm())) {
            throw Refused.saying("Invalid algorithm");
        }
        SignatureCheck signature = credential.signature();
        if (signature == null) {
            throw Refused.saying("Invalid key/secret");
        }
        if (known == null || !known.fingerprint().equals(credential.fingerprint())) {
            if (!signature.isSignatureOf(token.signed(), token.signature())) {
                throw Refused.saying("Invalid signature");
            }
            seen.add(digest, text.length(), new VerifiedTokens.Verified(token, credential.fingerprint()));
        }
        checkTimes(token);
        return credential;
    }

    private String key(Token token) throws Refused {
        Node key = token.claimOrHeader(keyClaim);
        if (key == null) {
            throw Refused.saying("No mandatory '" + keyClaim + "' in claims");
        }
        if (!(key instanceof Scalar scalar) || !scalar.isString()) {
            throw new IllegalStateException("the key of a credential has to be a text");
        }
        if (scalar.text().isEmpty()) {
            throw Refused.saying("Invalid '" + keyClaim + "' in claims");
        }
        return scalar.text();
    }

    private void checkTimes(Token token) throws Refused {
        if (verified.isEmpty() && !(longest > 0)) {
            return;
        }
        long now = clock.instant().getEpochSecond();
        Map<String, String> problems = new HashMap<>();
        for (String name : verified) {
            boolean isNumber = token.claim(name) instanceof Scalar scalar && scalar.isNumber();
            double time = isNumber ? number(token, name) : 0;
            if (!isNumber) {
                problems.put(name, "must be a number");
            } else if (name.equals("exp") && time <= now) {
                problems.put(name, "token expired");
            } else if (name.equals("nbf") && time > now) {
                problems.put(name, "token not valid yet");
            }
        }
        if (problems.isEmpty() && longest > 0 && !(number(token, "exp") - now <= longest)) {
            problems.put("exp", "exceeds maximum allowed expiration");
        }
        if (!problems.isEmpty()) {
            throw Refused.because(problems);
        }
    }

    private static double number(Token token, String name) {
        return token.claim(name) instanceof Scalar scalar ? scalar.number() : Double.NaN;
    }
}

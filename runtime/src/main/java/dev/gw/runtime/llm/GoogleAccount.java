package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.upstream.PemKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A service account of Google's: it signs for itself, and gets tokens for that.
 *
 * @param tokens where they are had
 */
record GoogleAccount(String email, PrivateKey key, URI tokens) {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String USUAL = "https://oauth2.googleapis.com/token";
    private static final int LIFETIME_SECONDS = 3600;

    static boolean isFor(PluginConfig llm) {
        return llm.record("auth").isTrue("gcp_use_service_account");
    }

    /**
     * The account of a configuration, or of {@code GCP_SERVICE_ACCOUNT} in the environment.
     *
     * @return null where there is none that can be read
     */
    static @Nullable GoogleAccount of(PluginConfig llm, UnaryOperator<@Nullable String> environment) {
        String set = llm.record("auth").text("gcp_service_account_json");
        String json = set == null ? environment.apply("GCP_SERVICE_ACCOUNT") : set;
        Map<String, Object> told = json == null ? null : LlmBody.json(LlmBody.octets(json));
        if (told == null
                || !(told.get("client_email") instanceof String email)
                || !(told.get("private_key") instanceof String pem)) {
            return null;
        }
        try {
            String tokens = told.get("token_uri") instanceof String uri ? uri : USUAL;
            return new GoogleAccount(email, PemKey.read(pem), URI.create(tokens));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** What it shows for a token. */
    String assertion(Instant now) {
        String head = encoded(Cjson.encode(Json.object("alg", "RS256", "typ", "JWT")));
        double issued = now.getEpochSecond();
        String claims = encoded(Cjson.encode(Json.object(
                "iss", email,
                "scope", SCOPE,
                "aud", tokens.toString(),
                "iat", issued,
                "exp", issued + LIFETIME_SECONDS)));
        return signed(head + "." + claims);
    }

    private String signed(String token) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(token.getBytes(StandardCharsets.US_ASCII));
            return token + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException notFitting) {
            throw new IllegalStateException("the account's key is none of RSA", notFitting);
        }
    }

    private static String encoded(String octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Latin.octets(octets));
    }
}

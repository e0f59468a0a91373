package dev.gw.runtime.plugin.auth;

import dev.gw.runtime.json.Cjson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the token that the plugin jwt has checked says. Texts are octets. */
public final class TokenClaims {
    /** Where jwt leaves the token, among what plugins share. */
    public static final String TOKEN = "authenticated_jwt_token";

    private TokenClaims() {}

    /** The claims of a token; null where it is none. */
    public static @Nullable Map<?, ?> of(@Nullable Object token) {
        if (!(token instanceof String text)) {
            return null;
        }
        String[] parts = text.split("\\.", -1);
        return parts.length < 2 || !(decoded(parts[1]) instanceof Map<?, ?> claims) ? null : claims;
    }

    private static @Nullable Object decoded(String part) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(part);
            return Cjson.decode(new String(octets, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

package dev.gw.runtime.plugin.callerlimits;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.auth.TokenClaims;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as a checked token says: a token that has a client and speaks for nobody else is a machine's and counts for the
 * client, any other for its user. Texts are octets.
 *
 * @param name what services and metrics call it: c: and its client, or s: and its user
 * @param id the client or user
 * @param scopes the words of the token's scope
 */
record Caller(String name, String id, List<String> scopes) {
    /** Null where it is no token. */
    static @Nullable Caller of(@Nullable Object token) {
        Map<?, ?> claims = TokenClaims.of(token);
        if (claims == null) {
            return null;
        }
        String client = word(claims.get("client_id"));
        String user = word(claims.get("sub"));
        List<String> scopes = claims.get("scope") instanceof String scope && !scope.isBlank()
                ? List.of(scope.strip().split("\\s+"))
                : List.of();
        if (client != null && (user == null || user.equals(client))) {
            return new Caller("c:" + client, client, scopes);
        }
        return new Caller("s:" + (user == null ? "" : user), user == null ? "" : user, scopes);
    }

    private static @Nullable String word(@Nullable Object claim) {
        if (claim instanceof Double number) {
            return Cjson.number(number);
        }
        return claim instanceof String text && !text.isEmpty() ? text : null;
    }
}

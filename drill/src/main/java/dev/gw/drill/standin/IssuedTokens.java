package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.runtime.observe.Members;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens that an issuer gave out, as long as they are good: the latest ten thousand. Thread-safe. */
final class IssuedTokens {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Issued> byText = new LinkedHashMap<>();

    /** What is known of a token. */
    private record Issued(String subject, String client, String scope, long until) {}

    IssuedTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String token, String subject, String client, String scope, long until) {
        byText.put(token, new Issued(subject, client, scope, until));
        if (byText.size() > MOST) {
            byText.remove(byText.keySet().iterator().next());
        }
    }

    synchronized void revoke(String token) {
        byText.remove(token);
    }

    /** What RFC 7662 says of a token. */
    synchronized MapNode introspect(String token) {
        Issued known = byText.get(token);
        if (known == null || known.until <= clock.instant().getEpochSecond()) {
            return new Members().put("active", false).map();
        }
        Members claims = new Members().put("active", true).put("client_id", known.client);
        claims.put("sub", known.subject).put("username", known.subject).put("token_type", "Bearer");
        return claims.put("scope", known.scope).put("exp", known.until).map();
    }
}

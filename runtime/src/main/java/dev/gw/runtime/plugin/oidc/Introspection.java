package dev.gw.runtime.plugin.oidc;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the provider about tokens (RFC 7662); its answers count until the token expires. Thread-safe. */
final class Introspection {
    private static final long FOREVER = Long.MAX_VALUE;

    private final String endpoint;
    private final Backchannel channel;
    private final Client client;
    private final boolean basic;
    private final boolean remembers;
    private final Clock clock;
    private final Recent<Answer> recent = new Recent<>();

    private record Answer(Map<String, Object> claims, long until) {}

    Introspection(String endpoint, Settings settings, Backchannel channel, Client client, Clock clock) {
        this.endpoint = endpoint;
        this.channel = channel;
        this.client = client;
        this.basic = settings.text("introspection_endpoint_auth_method", "").equals("client_secret_basic");
        this.remembers = !settings.isOn("introspection_cache_ignore");
        this.clock = clock;
    }

    /** The verdict on a token; fails with {@link Unreachable}. */
    CompletionStage<Verdict> check(String token) {
        String digest = Recent.digest(token);
        Answer known = remembers ? recent.find(digest) : null;
        if (known != null && clock.millis() / 1000 < known.until) {
            return CompletableFuture.completedFuture(Verdict.good(known.claims));
        }
        return channel.post(endpoint, client.form(Map.of("token", token), basic))
                .thenApply(claims -> {
                    if (!Boolean.TRUE.equals(claims.get("active"))) {
                        return Verdict.bad("invalid token");
                    }
                    long until = claims.get("exp") instanceof Double exp ? exp.longValue() : FOREVER;
                    if (remembers && until != FOREVER) {
                        recent.put(digest, new Answer(claims, until));
                    }
                    return until <= clock.millis() / 1000 ? Verdict.bad("invalid token") : Verdict.good(claims);
                });
    }
}

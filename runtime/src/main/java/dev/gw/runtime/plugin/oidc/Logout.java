package dev.gw.runtime.plugin.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where people go who log out, and what becomes of their tokens. Thread-safe. */
final class Logout {
    private final Provider provider;
    private final Client client;
    private final @Nullable String page;
    private final boolean hints;
    private final boolean revokes;
    private final @Nullable String afterwards;

    Logout(Settings settings, Provider provider, Client client) {
        this.provider = provider;
        this.client = client;
        this.page = settings.text("redirect_after_logout_uri");
        this.hints = settings.isOn("redirect_after_logout_with_id_token_hint");
        this.revokes = settings.isOn("revoke_tokens_on_logout");
        this.afterwards = settings.text("post_logout_redirect_uri");
    }

    /** Where to go: the page that was set, else the provider's own end of sessions. */
    CompletionStage<String> page(SessionData session) {
        if (page != null && !revokes) {
            return CompletableFuture.completedFuture(asked(page, hints, session));
        }
        return provider.discovery()
                .thenCompose(discovery -> revoked(discovery, session).thenApply(ignored -> {
                    String end = discovery.optional("end_session_endpoint");
                    return page != null ? asked(page, hints, session) : end == null ? "/" : asked(end, true, session);
                }));
    }

    private String asked(String url, boolean hinting, SessionData session) {
        Map<String, String> arguments = new LinkedHashMap<>();
        if (hinting && !session.rawIdToken().isEmpty()) {
            arguments.put("id_token_hint", session.rawIdToken());
        }
        if (hinting && afterwards != null) {
            arguments.put("post_logout_redirect_uri", afterwards);
        }
        return arguments.isEmpty() ? url : Places.with(url, Client.encoded(arguments));
    }

    /** Whether the provider takes notice or not, the session is over. */
    private CompletionStage<?> revoked(Discovery discovery, SessionData session) {
        String endpoint = discovery.optional("revocation_endpoint");
        CompletableFuture<?> all = CompletableFuture.completedFuture(null);
        if (!revokes || endpoint == null) {
            return all;
        }
        for (Map.Entry<String, String> token : Map.of(
                        "access_token", session.accessToken(), "refresh_token", session.refreshToken())
                .entrySet()) {
            if (!token.getValue().isEmpty()) {
                Map<String, String> form = Map.of("token", token.getValue(), "token_type_hint", token.getKey());
                all = CompletableFuture.allOf(
                        all,
                        provider.channel()
                                .post(endpoint, client.form(form, /* basic= */ false))
                                .toCompletableFuture()
                                .handle((answer, problem) -> null));
            }
        }
        return all;
    }
}

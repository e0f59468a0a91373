package dev.gw.runtime.plugin.oidc;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gets tokens from the provider, and what it says of the user. All fail with {@link Unreachable}. Thread-safe. */
final class Tokens {
    /** All that gw can verify. */
    static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private static final long USUAL_SECONDS = 3600;

    private final Provider provider;
    private final SignedTokens signed;
    private final Client client;
    private final boolean basic;
    private final boolean keepsRaw;
    private final Clock clock;

    /** What a provider sends people back with, and what it was asked with. */
    record Code(String code, String issuer, String returnUri, String verifier, String nonce) {}

    Tokens(Settings settings, Provider provider, SignedTokens signed, Client client, Clock clock) {
        this.provider = provider;
        this.signed = signed;
        this.client = client;
        this.basic = settings.text("token_endpoint_auth_method", "").equals("client_secret_basic");
        this.keepsRaw = settings.isOn("redirect_after_logout_with_id_token_hint")
                || settings.text("redirect_after_logout_uri") == null;
        this.clock = clock;
    }

    /** The session that a code begins. */
    CompletionStage<SessionData> exchange(Code code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.code());
        form.put("redirect_uri", code.returnUri());
        form.put("code_verifier", code.verifier());
        return provider.discovery().thenCompose(discovery -> {
            if (!code.issuer().isEmpty() && !code.issuer().equals(discovery.issuer())) {
                return failed("the code is of another issuer");
            }
            return answered(discovery, form)
                    .thenCompose(answer -> verified(answer, code.nonce())
                            .thenCompose(claims -> user(discovery, text(answer, "access_token"), claims)
                                    .thenApply(user -> session(answer, claims, user, null))));
        });
    }

    /** The session with a new access token. */
    CompletionStage<SessionData> refresh(SessionData session) {
        if (session.refreshToken().isEmpty()) {
            return failed("there is no refresh token");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", session.refreshToken());
        return provider.discovery()
                .thenCompose(discovery -> answered(discovery, form)
                        .thenCompose(answer -> text(answer, "id_token").isEmpty()
                                ? CompletableFuture.completedFuture(
                                        session(answer, session.idToken(), session.user(), session))
                                : verified(answer, null)
                                        .thenCompose(claims -> sameUser(session, claims)
                                                ? CompletableFuture.completedFuture(
                                                        session(answer, claims, session.user(), session))
                                                : failed("the tokens are of another user"))));
    }

    private static boolean sameUser(SessionData session, Map<String, Object> claims) {
        return String.valueOf(session.idToken().get("sub")).equals(claims.get("sub"));
    }

    private CompletionStage<Map<String, Object>> answered(Discovery discovery, Map<String, String> form) {
        return provider.channel().post(discovery.demanded("token_endpoint"), client.form(form, basic));
    }

    private CompletionStage<Map<String, Object>> verified(Map<String, Object> answer, @Nullable String nonce) {
        Expectation expected = new Expectation(List.of(client.id()), /* identity= */ true, ALGORITHMS, nonce);
        return signed.check(text(answer, "id_token"), expected)
                .thenCompose(verdict -> verdict.claims() == null
                        ? failed(String.valueOf(verdict.problem()))
                        : CompletableFuture.completedFuture(verdict.claims()));
    }

    /** What the provider says of the user; null where it says nothing, or speaks of somebody else. */
    private CompletionStage<@Nullable Map<String, Object>> user(
            Discovery discovery, String accessToken, Map<String, Object> idToken) {
        String endpoint = discovery.optional("userinfo_endpoint");
        if (endpoint == null || accessToken.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return provider.channel()
                .get(endpoint, "Bearer " + accessToken)
                .handle((user, problem) ->
                        problem == null && String.valueOf(idToken.get("sub")).equals(user.get("sub")) ? user : null);
    }

    private SessionData session(
            Map<String, Object> answer,
            Map<String, Object> claims,
            @Nullable Map<String, Object> user,
            @Nullable SessionData before) {
        long now = clock.millis() / 1000;
        long seconds = answer.get("expires_in") instanceof Double number ? number.longValue() : USUAL_SECONDS;
        String refresh = text(answer, "refresh_token");
        String raw = keepsRaw ? text(answer, "id_token") : "";
        return new SessionData(
                List.of(),
                claims,
                user,
                raw.isEmpty() && before != null ? before.rawIdToken() : raw,
                text(answer, "access_token"),
                refresh.isEmpty() && before != null ? before.refreshToken() : refresh,
                now + seconds,
                before == null ? now : before.begun(),
                now);
    }

    static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private static <T> CompletionStage<T> failed(String problem) {
        return CompletableFuture.failedFuture(new Unreachable(problem));
    }
}

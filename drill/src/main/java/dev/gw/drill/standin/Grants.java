package dev.gw.drill.standin;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.standin.IssuerHandler.Answer;
import dev.gw.drill.standin.IssuerHandler.Ask;
import dev.gw.drill.standin.TokenOrder.Defect;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.observe.Members;
import dev.gw.source.SourceFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ways to a token. */
final class Grants {
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Duration REFRESH_TTL = Duration.ofDays(1);
    private static final String USUAL_USER = "alice";

    private final Mint mint;
    private final IssuedTokens tokens;
    private final Pending codes;
    private final Pending refreshes;
    private final Supplier<@Nullable Trust> served;

    Grants(Mint mint, IssuedTokens tokens, Supplier<@Nullable Trust> served) {
        this.mint = mint;
        this.tokens = tokens;
        this.served = served;
        this.codes = new Pending(mint.clock(), Duration.ofMinutes(1));
        this.refreshes = new Pending(mint.clock(), REFRESH_TTL);
    }

    /** RFC 6749, 4.1.1, with PKCE; whoever asks is let in. */
    Answer authorize(Ask ask) {
        String back = ask.parameter("redirect_uri");
        if (!isHttp(back)) {
            return Answer.error(400, "invalid_request", "redirect_uri has to be an http or https URL");
        }
        String method = ask.parameter("code_challenge_method");
        String state = ask.parameter("state");
        if (!ask.parameter("response_type").equals("code")) {
            return redirect(back, "error=unsupported_response_type", state);
        }
        if (!method.isEmpty() && !method.equals("S256") && !method.equals("plain")) {
            return redirect(back, "error=invalid_request", state);
        }
        String user = ask.parameter("login_hint").isEmpty() ? USUAL_USER : ask.parameter("login_hint");
        String challenge = ask.parameter("code_challenge");
        Pending.Login login = new Pending.Login(
                user,
                ask.parameter("client_id"),
                ask.parameter("scope"),
                back,
                ask.parameter("nonce"),
                challenge.isEmpty() ? "" : (method.equals("S256") ? "S256 " : "plain ") + challenge,
                MapNode.empty());
        return redirect(back, "code=" + codes.add(mint.newId(), login), state);
    }

    private static boolean isHttp(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Answer redirect(String back, String parameter, String state) {
        String more = state.isEmpty() ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
        String joint = back.indexOf('?') < 0 ? "?" : "&";
        return new Answer(302, new Headers().add("Location", back + joint + parameter + more), MapNode.empty());
    }

    /** RFC 6749, 3.2. */
    Answer token(Ask ask, String issuer) {
        String client = client(ask);
        String scope = ask.parameter("scope");
        MapNode wanted = wanted(ask);
        if (wanted == null) {
            return Answer.error(400, "invalid_request", "claims has to be a JSON object");
        }
        return switch (ask.parameter("grant_type")) {
            case "client_credentials" ->
                client.isEmpty()
                        ? Answer.error(401, "invalid_client", "say who asks: client_id, or Basic authentication")
                        : granted(Pending.Login.direct(client, client, scope, wanted), issuer, /* refresh= */ false);
            case "password" -> password(Pending.Login.direct(ask.parameter("username"), client, scope, wanted), issuer);
            case "refresh_token" ->
                refreshes
                        .take(ask.parameter("refresh_token"))
                        .map(login -> granted(login, issuer, /* refresh= */ true))
                        .orElseGet(() -> Answer.error(400, "invalid_grant", "no such refresh token, or no longer"));
            case "authorization_code" ->
                codes.take(ask.parameter("code"))
                        .filter(login -> login.redirect().equals(ask.parameter("redirect_uri")))
                        .filter(login -> isProven(login.challenge(), ask.parameter("code_verifier")))
                        .map(login -> granted(login, issuer, /* refresh= */ true))
                        .orElseGet(() -> Answer.error(
                                400, "invalid_grant", "code, redirect_uri and code_verifier don't fit together"));
            default ->
                Answer.error(
                        400,
                        "unsupported_grant_type",
                        "grant_type is one of client_credentials, password, refresh_token, authorization_code");
        };
    }

    private Answer password(Pending.Login login, String issuer) {
        return login.user().isEmpty()
                ? Answer.error(400, "invalid_request", "username is missing")
                : granted(login, issuer, /* refresh= */ true);
    }

    private static boolean isProven(String challenge, String verifier) {
        if (challenge.startsWith("S256 ")) {
            return challenge.substring(5).equals(Pending.hash(verifier));
        }
        return challenge.isEmpty() || challenge.substring("plain ".length()).equals(verifier);
    }

    private static String client(Ask ask) {
        String basic = Objects.requireNonNullElse(ask.headers().get("Authorization"), "");
        if (basic.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                byte[] decoded = Base64.getDecoder().decode(basic.substring(6).strip());
                String pair = new String(decoded, StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return URLDecoder.decode(colon < 0 ? pair : pair.substring(0, colon), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notEncoded) {
                return "";
            }
        }
        return ask.parameter("client_id");
    }

    private Answer granted(Pending.Login login, String issuer, boolean refresh) {
        TokenOrder order = new TokenOrder(claims(login), TTL, Defect.NONE);
        String token = accessToken(login, issuer, order);
        long until = mint.clock().instant().plus(TTL).getEpochSecond();
        tokens.add(token, login.user(), login.client(), login.scope(), until);
        Members answer = new Members()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", TTL.toSeconds());
        if (!login.scope().isEmpty()) {
            answer.put("scope", login.scope());
        }
        if (refresh) {
            answer.put("refresh_token", refreshes.add(mint.newId(), login));
        }
        if ((" " + login.scope() + " ").contains(" openid ")) {
            MapNode claims = MapNode.empty().with("aud", Scalar.string(login.client()));
            MapNode all = login.nonce().isEmpty() ? claims : claims.with("nonce", Scalar.string(login.nonce()));
            answer.put("id_token", mint.token(issuer, login.user(), "RS256", new TokenOrder(all, TTL, Defect.NONE)));
        }
        return Answer.ok(answer.map());
    }

    private String accessToken(Pending.Login login, String issuer, TokenOrder order) {
        Trust trust = served.get();
        if (trust == null) {
            return mint.token(issuer, login.user(), "RS256", order);
        }
        return trust.consumer(login.user())
                .map(own -> mint.token(own, trust.wishes(own), order))
                .or(() ->
                        trust.anybody().map(shared -> mint.token(shared, trust.wishes(shared), order.of(login.user()))))
                .orElseGet(() -> mint.token(issuer, login.user(), "RS256", order));
    }

    private static MapNode claims(Pending.Login login) {
        Members claims = new Members();
        if (!login.client().isEmpty()) {
            claims.put("client_id", login.client());
        }
        if (!login.scope().isEmpty()) {
            claims.put("scope", login.scope());
        }
        MapNode all = claims.map();
        for (MapNode.Entry entry : login.claims().entries()) {
            all = all.with(entry.name(), entry.value());
        }
        return all;
    }

    /** The claims that somebody wants to have besides: an object in JSON; null where it is none. */
    private static @Nullable MapNode wanted(Ask ask) {
        String text = ask.parameter("claims");
        if (text.isEmpty()) {
            return MapNode.empty();
        }
        return DocumentReader.json(SourceFile.of("claims.json", text)) instanceof MapNode map ? map : null;
    }
}

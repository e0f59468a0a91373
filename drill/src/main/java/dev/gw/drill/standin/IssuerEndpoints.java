package dev.gw.drill.standin;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.drill.standin.IssuerHandler.Answer;
import dev.gw.drill.standin.IssuerHandler.Ask;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.observe.Members;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an issuer offers, by path. */
final class IssuerEndpoints {
    private final Mint mint;
    private final Grants grants;
    private final IssuedTokens tokens;
    private volatile String url = "";

    IssuerEndpoints(Mint mint, Supplier<@Nullable Trust> served) {
        this.mint = mint;
        this.tokens = new IssuedTokens(mint.clock());
        this.grants = new Grants(mint, tokens, served);
    }

    /** Sets where it is found. */
    void at(String found) {
        url = found;
    }

    Answer answer(Ask ask) {
        boolean post = ask.method().equals("POST");
        return switch (ask.path()) {
            case "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server" ->
                Answer.ok(discovery());
            case "/jwks", "/.well-known/jwks.json" -> Answer.ok(keySet());
            case "/token" -> post ? grants.token(ask, url) : onlyPost();
            case "/introspect" -> post ? Answer.ok(tokens.introspect(ask.parameter("token"))) : onlyPost();
            case "/revoke" -> post ? revoke(ask) : onlyPost();
            case "/userinfo" -> userInfo(ask);
            case "/authorize" -> grants.authorize(ask);
            default ->
                Answer.error(
                        404,
                        "not_found",
                        "the issuer's parts are listed at " + url + "/.well-known/openid-configuration");
        };
    }

    private static Answer onlyPost() {
        Answer answer = Answer.error(405, "invalid_request", "POST a form here");
        answer.headers().add("Allow", "POST");
        return answer;
    }

    private MapNode discovery() {
        Members all = new Members()
                .put("issuer", url)
                .put("authorization_endpoint", url + "/authorize")
                .put("token_endpoint", url + "/token")
                .put("introspection_endpoint", url + "/introspect")
                .put("revocation_endpoint", url + "/revoke")
                .put("userinfo_endpoint", url + "/userinfo")
                .put("jwks_uri", url + "/jwks");
        List.of(
                        List.of("response_types_supported", "code"),
                        List.of("subject_types_supported", "public"),
                        List.of("id_token_signing_alg_values_supported", "RS256", "ES256", "EdDSA"),
                        List.of("code_challenge_methods_supported", "S256", "plain"),
                        List.of("scopes_supported", "openid", "profile", "email", "offline_access"),
                        List.of(
                                "token_endpoint_auth_methods_supported",
                                "client_secret_basic",
                                "client_secret_post",
                                "none"),
                        List.of(
                                "grant_types_supported",
                                "authorization_code",
                                "client_credentials",
                                "password",
                                "refresh_token"))
                .forEach(line -> all.put(line.get(0), Members.texts(line.subList(1, line.size()))));
        return all.map();
    }

    private MapNode keySet() {
        List<MapNode> keys = mint.keys().published().stream().map(JsonKey::of).toList();
        return MapNode.empty().with("keys", ListNode.of(keys));
    }

    private Answer revoke(Ask ask) {
        tokens.revoke(ask.parameter("token"));
        return new Answer(200, new Headers(), MapNode.empty());
    }

    private Answer userInfo(Ask ask) {
        String authorization = ask.headers().get("Authorization");
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        MapNode claims = tokens.introspect(
                bearer ? Objects.requireNonNull(authorization).substring(7).strip() : "");
        String subject = claims.string("sub");
        if (subject == null) {
            Answer answer = Answer.error(401, "invalid_token", "this is no token of this issuer, or no longer one");
            answer.headers().add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            return answer;
        }
        return Answer.ok(new Members()
                .put("sub", subject)
                .put("preferred_username", subject)
                .put("name", subject)
                .put("email", subject + "@example.com")
                .map());
    }
}

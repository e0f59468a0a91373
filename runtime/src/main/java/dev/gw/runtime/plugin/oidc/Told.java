package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.auth.Recognition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service is told of the caller. What a client sends under these names never gets through. Immutable. */
final class Told {
    private static final String AUTHORIZATION = "Authorization";

    private final @Nullable String userHeader;
    private final @Nullable String idTokenHeader;
    private final @Nullable String accessTokenHeader;
    private final boolean asBearer;
    private final String groupsClaim;
    private final List<String> names;
    private final List<String> claims;

    Told(Settings settings) {
        this.userHeader = settings.isOn("disable_userinfo_header") ? null : settings.text("userinfo_header_name");
        this.idTokenHeader = settings.isOn("disable_id_token_header") ? null : settings.text("id_token_header_name");
        this.accessTokenHeader =
                settings.isOn("disable_access_token_header") ? null : settings.text("access_token_header_name");
        this.asBearer = settings.isOn("access_token_as_bearer");
        this.groupsClaim = settings.text("groups_claim", "groups");
        List<String> headers = settings.texts("header_names");
        List<String> sources = settings.texts("header_claims");
        boolean paired = headers.size() == sources.size();
        this.names = paired ? headers : List.of();
        this.claims = paired ? sources : List.of();
    }

    /** Takes out of the request what only this plugin may say. */
    void clear(Exchange exchange) {
        Headers headers = exchange.upstream().headers();
        for (String name : new String[] {userHeader, idTokenHeader, accessTokenHeader}) {
            if (name != null && !name.equalsIgnoreCase(AUTHORIZATION)) {
                headers.remove(name);
            }
        }
        names.forEach(headers::remove);
    }

    /** Takes the request as coming from whom a bearer token speaks of. */
    void bearer(Exchange exchange, Map<String, Object> user) {
        accept(exchange, user);
        groups(exchange, user, null);
        claims(exchange, List.of(user));
        if (userHeader != null) {
            exchange.upstream().headers().set(userHeader, base64(user));
        }
    }

    /** Takes the request as coming from whom a session belongs to. */
    void session(Exchange exchange, SessionData session) {
        Map<String, Object> user = session.user();
        Map<String, Object> idToken = session.idToken();
        accept(exchange, user == null ? idToken : user);
        groups(exchange, user == null ? idToken : user, idToken);
        claims(exchange, user == null ? List.of(idToken) : List.of(user, idToken));
        Headers headers = exchange.upstream().headers();
        if (userHeader != null && user != null) {
            headers.set(userHeader, base64(user));
        }
        if (accessTokenHeader != null && !session.accessToken().isEmpty()) {
            headers.set(accessTokenHeader, (asBearer ? "Bearer " : "") + session.accessToken());
        }
        if (idTokenHeader != null) {
            headers.set(idTokenHeader, base64(idToken));
        }
    }

    /** The user is a credential without a consumer; what is told of it names it as Kong's credentials do. */
    private static void accept(Exchange exchange, Map<String, Object> user) {
        String subject = user.get("sub") instanceof String text ? text : "";
        String name = user.get("preferred_username") instanceof String text && isPlain(text) ? text : null;
        user.put("id", subject);
        if (name != null) {
            user.put("username", name);
        }
        String shown = name != null ? name : isPlain(subject) ? subject : "";
        Recognition.accept(exchange, new Identity(null, subject, shown));
    }

    private void groups(Exchange exchange, Map<String, Object> first, @Nullable Map<String, Object> second) {
        Object found = first.get(groupsClaim);
        Object groups = found == null && second != null ? second.get(groupsClaim) : found;
        if (groups instanceof List<?> list) {
            exchange.shared().put("authenticated_groups", List.copyOf(list));
        }
    }

    private void claims(Exchange exchange, List<Map<String, Object>> sources) {
        for (int i = 0; i < names.size(); i++) {
            for (Map<String, Object> source : sources) {
                String value = text(source.get(claims.get(i)));
                if (value != null && isPlain(value)) {
                    exchange.upstream().headers().set(names.get(i), value);
                    break;
                }
            }
        }
    }

    private static @Nullable String text(@Nullable Object claim) {
        if (claim instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            for (Object one : list) {
                String text = text(one);
                if (text != null) {
                    texts.add(text);
                }
            }
            return String.join(", ", texts);
        }
        if (claim instanceof Double number) {
            return Cjson.number(number);
        }
        return claim instanceof String || claim instanceof Boolean ? claim.toString() : null;
    }

    /** Whether a header can say it. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    }

    private static String base64(Map<String, Object> claims) {
        byte[] octets = Cjson.encode(new LinkedHashMap<>(claims)).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getEncoder().encodeToString(octets);
    }
}

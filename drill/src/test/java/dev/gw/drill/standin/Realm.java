package dev.gw.drill.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.observe.Members;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider with the discovery document and the paths of a Keycloak realm, which can change its keys and fall silent. */
final class Realm implements AutoCloseable {
    private static final String BASE = "/realms/shop";
    private static final String CONNECT = BASE + "/protocol/openid-connect";

    final KeyRing keys = KeyRing.seeded(5);
    private final Clock clock;
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, MapNode> known = new ConcurrentHashMap<>();
    private volatile boolean silent;

    Realm(Clock clock) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
    }

    String discovery() {
        return url() + "/.well-known/openid-configuration";
    }

    String introspection() {
        return url() + "/protocol/openid-connect/token/introspect";
    }

    /** Answers nothing but errors. */
    void silence(boolean on) {
        silent = on;
    }

    /** How often something was asked for, by the end of its path. */
    long asked(String path) {
        return asked.stream().filter(one -> one.split(" ", 2)[0].endsWith(path)).count();
    }

    /** What was posted to a path the last time. */
    String lastTo(String path) {
        return asked.stream().filter(one -> one.split(" ", 2)[0].endsWith(path)).reduce("", (one, other) -> other);
    }

    /** Lets introspection know a token. */
    void knows(String token, MapNode claims) {
        known.put(token, claims);
    }

    /** A token as Keycloak makes them, signed with the current key, with some claims changed. */
    String token(String algorithm, Map<String, Object> changes) {
        long now = clock.instant().getEpochSecond();
        Members claims = new Members()
                .put("exp", now + 300)
                .put("iat", now)
                .put("iss", url())
                .put("aud", "account")
                .put("sub", "a6a78d91-5494-4ce3-9555-878a185ca4b9")
                .put("typ", "Bearer")
                .put("azp", "gateway")
                .put("scope", "openid profile email")
                .put("preferred_username", "alice")
                .put("email", "alice@example.com");
        claims.put("groups", Members.texts(List.of("pro", "staff")));
        MapNode all = claims.map();
        for (Map.Entry<String, Object> change : changes.entrySet()) {
            all = change.getValue().equals("")
                    ? without(all, change.getKey())
                    : all.with(change.getKey(), node(change));
        }
        return Jws.signed(all, algorithm, keys.current(algorithm));
    }

    private static MapNode without(MapNode map, String name) {
        return MapNode.of(map.entries().stream()
                .filter(entry -> !entry.name().equals(name))
                .toList());
    }

    private static Node node(Map.Entry<String, Object> change) {
        Object value = change.getValue();
        if (value instanceof List<?> list) {
            return ListNode.of(Members.texts(list.stream().map(String::valueOf).toList()));
        }
        return value instanceof Long number ? Scalar.integer(number) : Scalar.string(String.valueOf(value));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        asked.add(path + " " + body + " " + authorization);
        MapNode answer = silent ? null : content(path, body);
        byte[] octets = (answer == null ? "<html>Service Unavailable</html>" : JsonWriter.compact(answer))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer == null ? 503 : 200, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private @org.jspecify.annotations.Nullable MapNode content(String path, String body) {
        return switch (path) {
            case BASE + "/.well-known/openid-configuration" -> document();
            case CONNECT + "/certs" -> certs();
            case CONNECT + "/token/introspect" ->
                known.entrySet().stream()
                        .filter(one -> body.contains("token=" + one.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(new Members().put("active", false).map());
            default -> null;
        };
    }

    private MapNode document() {
        String connect = url() + "/protocol/openid-connect";
        return new Members()
                .put("issuer", url())
                .put("authorization_endpoint", connect + "/auth")
                .put("token_endpoint", connect + "/token")
                .put("introspection_endpoint", connect + "/token/introspect")
                .put("userinfo_endpoint", connect + "/userinfo")
                .put("end_session_endpoint", connect + "/logout")
                .put("frontchannel_logout_session_supported", true)
                .put("jwks_uri", connect + "/certs")
                .put("check_session_iframe", connect + "/login-status-iframe.html")
                .put("grant_types_supported", Members.texts(List.of("authorization_code", "refresh_token")))
                .put("response_types_supported", Members.texts(List.of("code", "none", "id_token")))
                .put("id_token_signing_alg_values_supported", Members.texts(List.of("PS384", "RS256", "ES256")))
                .put("code_challenge_methods_supported", Members.texts(List.of("plain", "S256")))
                .put("authorization_response_iss_parameter_supported", true)
                .map();
    }

    /** With a key for encryption and one of a kind that nobody knows, as Keycloak has them. */
    private MapNode certs() {
        List<MapNode> all = new ArrayList<>();
        keys.published().forEach(key -> all.add(JsonKey.of(key)));
        MapNode encrypting = all.get(0).with("use", Scalar.string("enc")).with("alg", Scalar.string("RSA-OAEP"));
        all.add(0, encrypting.with("kid", Scalar.string("for encryption")));
        all.add(new Members().put("kty", "post-quantum").put("kid", "new").map());
        return MapNode.empty().with("keys", ListNode.of(all));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

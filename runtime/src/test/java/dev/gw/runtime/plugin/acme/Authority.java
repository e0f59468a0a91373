package dev.gw.runtime.plugin.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.tls.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A small ACME server: it checks signatures and nonces, asks for the challenge, and issues certificates. */
final class Authority implements AutoCloseable {
    private final HttpServer server;
    private final TestIssuer issuer = new TestIssuer();
    private final BinaryOperator<@Nullable String> fetch;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> ordered = new CopyOnWriteArrayList<>();
    private final Map<String, String> statusOfHost = new ConcurrentHashMap<>();
    private final Map<String, String> certificates = new ConcurrentHashMap<>();
    private volatile @Nullable PublicKey account;
    private volatile String thumbprint = "";
    private volatile Instant from = Instant.parse("2026-11-21T00:00:00Z");
    private volatile boolean forgetsNonces;

    /**
     * Starts it.
     *
     * @param fetch what a host answers to a token
     */
    Authority(BinaryOperator<@Nullable String> fetch) {
        this.fetch = fetch;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String directory() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/directory";
    }

    /** The hosts that certificates were ordered for. */
    List<String> ordered() {
        return ordered;
    }

    /** The contents of the messages that came, with their paths. */
    List<String> asked() {
        return asked;
    }

    /** When certificates begin; they are good for 90 days. */
    void from(Instant begin) {
        from = begin;
    }

    /** Refuses the next nonce. */
    void forgetNonces() {
        forgetsNonces = true;
    }

    private void answer(HttpExchange call) throws IOException {
        try {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = call.getRequestURI().getPath();
            String nonce = "n" + counter.incrementAndGet();
            nonces.add(nonce);
            call.getResponseHeaders().set("Replay-Nonce", nonce);
            if (path.equals("/directory")) {
                send(call, 200, directory(path("")));
            } else if (path.equals("/nonce")) {
                call.sendResponseHeaders(200, -1);
            } else {
                signed(call, path, (Map<?, ?>) read(body));
            }
        } catch (GeneralSecurityException | RuntimeException broken) {
            send(call, 500, Map.of("type", "broken", "detail", broken.toString()));
        } finally {
            call.close();
        }
    }

    private String path(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Map<String, Object> directory(String base) {
        return Map.of("newNonce", base + "/nonce", "newAccount", base + "/account", "newOrder", base + "/order");
    }

    private static Object read(String json) {
        Object value = Cjson.decode(json);
        if (value == null) {
            throw new IllegalArgumentException("no JSON: " + json);
        }
        return value;
    }

    private static byte[] decoded(Object text) {
        return Base64.getUrlDecoder().decode(String.valueOf(text));
    }

    private void signed(HttpExchange call, String path, Map<?, ?> message)
            throws IOException, GeneralSecurityException {
        Map<?, ?> head = (Map<?, ?>) read(new String(decoded(message.get("protected")), StandardCharsets.UTF_8));
        if (head.get("jwk") instanceof Map<?, ?> jwk && path.equals("/account")) {
            learn(jwk);
        }
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(account);
        verifier.update((message.get("protected") + "." + message.get("payload")).getBytes(StandardCharsets.UTF_8));
        boolean fresh = nonces.remove(String.valueOf(head.get("nonce"))) && !forgetsNonces;
        forgetsNonces = false;
        if (!fresh) {
            send(call, 400, Map.of("type", "urn:ietf:params:acme:error:badNonce"));
        } else if (!verifier.verify(decoded(message.get("signature")))
                || !path(path).equals(head.get("url"))) {
            send(call, 403, Map.of("type", "urn:ietf:params:acme:error:unauthorized"));
        } else {
            String payload = new String(decoded(message.get("payload")), StandardCharsets.UTF_8);
            asked.add(path + " " + payload);
            serve(call, path, payload.isEmpty() ? Map.of() : (Map<?, ?>) read(payload));
        }
    }

    private void learn(Map<?, ?> jwk) throws GeneralSecurityException {
        BigInteger modulus = new BigInteger(1, decoded(jwk.get("n")));
        BigInteger exponent = new BigInteger(1, decoded(jwk.get("e")));
        account = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        String text = "{\"e\":\"" + jwk.get("e") + "\",\"kty\":\"RSA\",\"n\":\"" + jwk.get("n") + "\"}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        thumbprint = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private void serve(HttpExchange call, String path, Map<?, ?> payload) throws IOException, GeneralSecurityException {
        String host = path.substring(path.lastIndexOf('/') + 1);
        String status = statusOfHost.getOrDefault(host, "pending");
        if (path.equals("/account")) {
            call.getResponseHeaders().set("Location", path("/accounts/1"));
            send(call, 201, Map.of("status", "valid"));
        } else if (path.equals("/order")) {
            Map<?, ?> name = (Map<?, ?>) ((List<?>) payload.get("identifiers")).get(0);
            host = String.valueOf(name.get("value"));
            ordered.add(host);
            statusOfHost.put(host, "pending");
            certificates.remove(host);
            call.getResponseHeaders().set("Location", path("/orders/" + host));
            send(call, 201, order(host, "pending"));
        } else if (path.startsWith("/authorizations/")) {
            send(call, 200, Map.of("status", status, "challenges", List.of(other(), challenge(host))));
        } else if (path.startsWith("/challenges/")) {
            String told = fetch.apply(host, "token-" + host);
            statusOfHost.put(host, ("token-" + host + "." + thumbprint).equals(told) ? "valid" : "invalid");
            send(call, 200, challenge(host));
        } else if (path.startsWith("/finalize/")) {
            issue(host, decoded(payload.get("csr")));
            send(call, 200, order(host, "processing"));
        } else if (path.startsWith("/orders/")) {
            send(call, 200, order(host, certificates.containsKey(host) ? "valid" : "ready"));
        } else {
            byte[] pem = certificates.get(host).getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, pem.length);
            call.getResponseBody().write(pem);
        }
    }

    private void issue(String host, byte[] csr) throws GeneralSecurityException {
        SignedRequest request = SignedRequest.read(csr);
        if (!request.isGood() || !request.names(host) || !"valid".equals(statusOfHost.get(host))) {
            throw new GeneralSecurityException("a bad request");
        }
        certificates.put(host, issuer.certificate(request.publicKey(), host, from, from.plus(Duration.ofDays(90))));
    }

    private Map<String, Object> order(String host, String status) {
        return Map.of(
                "status", status,
                "authorizations", List.of(path("/authorizations/" + host)),
                "finalize", path("/finalize/" + host),
                "certificate", path("/certificates/" + host));
    }

    private Map<String, Object> challenge(String host) {
        return Map.of("type", "http-01", "url", path("/challenges/" + host), "token", "token-" + host);
    }

    private Map<String, Object> other() {
        return Map.of("type", "dns-01", "url", path("/none"), "token", "none");
    }

    private static void send(HttpExchange call, int status, Map<String, Object> object) throws IOException {
        byte[] body = Cjson.encode(object).getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

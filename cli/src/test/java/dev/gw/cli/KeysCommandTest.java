package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    @TempDir
    Path folder;

    private HttpServer issuer;
    private volatile String jwks = "";
    private String url;

    @BeforeEach
    void anIssuerAndAProjectThatTrustsIt() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + issuer.getAddress().getPort();
        issuer.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, "{\"issuer\": \"" + url + "\", \"jwks_uri\": \"" + url + "/jwks\"}"));
        issuer.createContext("/jwks", exchange -> answer(exchange, "{\"keys\": [" + jwks + "]}"));
        issuer.start();
        jwks = rsa("one");
        write(
                "config/services/shop.yml",
                "- {name: shop, url: 'http://shop:80', routes: [{name: items, paths: [/items]}]}");
        write("config/policies/people.yml", "- {policy: jwks, name: people, issuer: '" + url + "', services: [shop]}");
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void pulledKeysBecomeCredentials() throws Exception {
        jwks = rsa("one")
                + ", {\"kid\": \"mine\", \"kty\": \"RSA\", \"use\": \"enc\"}, {\"kid\": \"ed\", \"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

        Run pull = Run.in(folder, "keys", "pull");
        Run build = Run.in(folder, "build", "-o", "-");

        assertThat(pull.err()).isEqualTo("gw: keys/people.lock.json: 2 keys; review and commit it\n");
        assertThat(build.code()).isZero();
        assertThat(build.out())
                .contains(
                        "username: people",
                        "key: one",
                        "algorithm: RS256",
                        "key: ed",
                        "algorithm: EdDSA",
                        "key_claim_name: kid");
    }

    @Test
    void keysThatKongCanNotUseAreLeftOutAndNamed() throws Exception {
        String offCurve = "{\"kid\": \"off\", \"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AQ\", \"y\": \"Ag\"}";
        jwks = rsa("one") + ", " + rsa("one") + ", " + rsa("two").replace("{", "{\"alg\": \"RSA-OAEP\", ") + ", "
                + offCurve + ", {\"kty\": \"oct\", \"k\": \"AQ\"}, 5";

        Run pull = Run.in(folder, "keys", "pull");

        assertThat(pull.err())
                .contains(
                        "so they are left out: a second one, two (RSA RSA-OAEP), off (EC P-256), one without a kid (oct)")
                .contains("gw: keys/people.lock.json: 1 key; review and commit it\n");
        assertThat(Run.in(folder, "check").code()).isZero();
    }

    @Test
    void aFileWithoutKeysIsNoPolicyThatLetsEverybodyIn() throws Exception {
        for (String content : List.of("", "\n", "{}", "{\"keys\": []}")) {
            write("keys/people.lock.json", content);

            assertThat(Run.in(folder, "build", "-o", "-").code()).as(content).isEqualTo(1);
        }
    }

    @Test
    void optionsOfTheOtherActionAreRefused() {
        assertThat(Run.in(folder, "keys", "check", "--overlap", "3").err())
                .contains("--overlap is not for gw keys check");
        assertThat(Run.in(folder, "keys", "pull", "--max-age", "3").code()).isEqualTo(64);
    }

    @Test
    void tokensOfTheProjectSayWhatItsPoliciesAskFor() throws Exception {
        write(
                "config/policies/people.yml",
                "- {policy: jwks, name: people, issuer: '" + url + "', services: [shop], audience: [shop, others]}\n"
                        + "- {policy: token-claims, services: [shop], accept: {tenant: [one, two]}}");
        Run.in(folder, "keys", "pull");

        String usual = claimsOfAToken("--consumer", "people");
        String own = claimsOfAToken("--consumer", "people", "--claims", "{\"aud\": \"mine\"}");

        assertThat(usual).contains("\"iss\":\"" + url + "\"", "\"aud\":\"shop\"", "\"tenant\":\"one\"");
        assertThat(own).contains("\"aud\":\"mine\"").doesNotContain("\"aud\":\"shop\"");
    }

    private String claimsOfAToken(String... words) {
        List<String> all = new ArrayList<>(List.of("token"));
        all.addAll(List.of(words));
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        Run run = Run.with(folder, "", environment, all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        byte[] claims = Base64.getUrlDecoder().decode(run.out().split("\\.", -1)[1]);
        return new String(claims, StandardCharsets.UTF_8);
    }

    @Test
    void aBuildWithoutKeysSaysHowToGetThem() {
        Run build = Run.in(folder, "build", "-o", "-");

        assertThat(build.code()).isEqualTo(1);
        assertThat(build.err()).contains("there is no file keys/people.lock.json in the project", "gw keys pull");
    }

    @Test
    void aKeyThatTheIssuerDroppedStaysAWhile() throws Exception {
        Run.in(folder, "keys", "pull");
        jwks = rsa("two");

        Run check = Run.in(folder, "keys", "check");
        Run pull = Run.in(folder, "keys", "pull");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).contains("have changed; run gw keys pull");
        assertThat(pull.err()).contains("1 key, and 1 retired");
        assertThat(Run.in(folder, "build", "-o", "-").out()).contains("key: one", "key: two");
        assertThat(Run.in(folder, "keys", "check").code()).isZero();
        jwks = rsa("three");
        Run.in(folder, "keys", "pull", "people", "--overlap", "0");
        assertThat(Files.readString(folder.resolve("keys/people.lock.json")))
                .contains("three")
                .doesNotContain("\"one\"");
    }

    @Test
    void anIssuerThatIsAwayLeavesTheFileAsItIs() throws Exception {
        Run.in(folder, "keys", "pull");
        String before = Files.readString(folder.resolve("keys/people.lock.json"));
        issuer.stop(0);

        Run pull = Run.in(folder, "keys", "pull");

        assertThat(pull.code()).isEqualTo(3);
        assertThat(pull.err()).startsWith("gw: can't reach http://127.0.0.1:");
        assertThat(folder.resolve("keys/people.lock.json")).hasContent(before);
    }

    @Test
    void answersThatAreNoKeysAreSaidSo() {
        jwks = "{\"kid\": \"x\", \"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"!\", \"y\": \"\"}, 7";

        Run pull = Run.in(folder, "keys", "pull");

        assertThat(pull.code()).isEqualTo(3);
        assertThat(pull.err()).contains("lists no key that Kong's jwt can use");
    }

    @Test
    void oldKeysAreAProblemWhenAsked() throws Exception {
        Run.in(folder, "keys", "pull");
        Path lock = folder.resolve("keys/people.lock.json");
        Files.writeString(lock, Files.readString(lock).replaceFirst("20\\d\\d-", "2001-"));

        Run check = Run.in(folder, "keys", "check", "--max-age", "30");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err()).contains("days old; run gw keys pull");
    }

    @Test
    void aFileThatPoliciesShareIsToldOfOnce() throws Exception {
        String shared = ", issuer: '" + url + "', lock: keys/all.json}\n";
        write(
                "config/policies/people.yml",
                "- {policy: jwks, name: people, services: [shop]" + shared
                        + "- {policy: jwks, name: items, routes: [items]" + shared);

        assertThat(Run.in(folder, "keys", "pull").err()).isEqualTo("gw: keys/all.json: 1 key; review and commit it\n");
        assertThat(Run.in(folder, "keys", "check").err()).isEqualTo("gw: keys/all.json has the keys of " + url + "\n");
        assertThat(Run.in(folder, "keys", "check", "items").err()).contains("keys/all.json has the keys");
    }

    @Test
    void wrongWordsAreWrongUse() {
        assertThat(Run.in(folder, "keys", "pul").code()).isEqualTo(64);
        assertThat(Run.in(folder, "keys", "pull", "peopel").err()).contains("people");
        assertThat(Run.in(folder, "keys", "check", "--max-age", "soon").code()).isEqualTo(64);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String rsa(String kid) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return "{\"kid\": \"" + kid + "\", \"kty\": \"RSA\", \"alg\": \"RS256\", \"use\": \"sig\", \"n\": \""
                + encoder.encodeToString(key.getModulus().toByteArray()) + "\", \"e\": \""
                + encoder.encodeToString(key.getPublicExponent().toByteArray()) + "\"}";
    }
}

package dev.gw.runtime.plugin.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.web.WebClient;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consul and Vault as the places where certificates are kept, each before a server that answers as they do. */
class StorageServersTest {
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Long> flags = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Moving clock = new Moving("2026-01-01T00:00:00Z");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/kv/", this::consul);
        server.createContext("/v1/secret/", this::vault);
        server.createContext("/v1/auth/", call -> answer(call, 200, "{\"auth\": {\"client_token\": \"given\"}}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String body(HttpExchange call) throws IOException {
        return new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        call.getResponseBody().write(octets);
        call.close();
    }

    private void consul(HttpExchange call) throws IOException {
        String key = call.getRequestURI().getPath();
        String query = String.valueOf(call.getRequestURI().getQuery());
        asked.add(call.getRequestMethod() + " " + call.getRequestURI() + " "
                + call.getRequestHeaders().getFirst("X-Consul-Token"));
        String text = texts.get(key);
        if (query.equals("keys")) {
            answer(call, 200, Cjson.encode(List.copyOf(texts.keySet())));
        } else if (call.getRequestMethod().equals("PUT")) {
            boolean refused = query.contains("cas=0") && text != null;
            if (!refused) {
                texts.put(key, body(call));
                flags.put(key, Long.parseLong(query.replaceAll("^.*flags=(\\d+).*$", "$1")));
            }
            answer(call, 200, Boolean.toString(!refused));
        } else if (call.getRequestMethod().equals("DELETE")) {
            texts.remove(key);
            answer(call, 200, "true");
        } else if (text == null) {
            answer(call, 404, "");
        } else {
            String value = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            answer(call, 200, "[{\"Value\": \"" + value + "\", \"Flags\": " + flags.get(key) + "}]");
        }
    }

    private void vault(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String sent = body(call);
        asked.add(call.getRequestMethod() + " " + path + " "
                + call.getRequestHeaders().getFirst("X-Vault-Token") + " " + sent);
        String key = path.replace("/metadata/", "/data/");
        if (call.getRequestMethod().equals("LIST")) {
            List<String> names = texts.keySet().stream()
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .toList();
            answer(call, 200, "{\"data\": {\"keys\": " + Cjson.encode(names) + "}}");
        } else if (call.getRequestMethod().equals("DELETE")) {
            texts.remove(key);
            answer(call, 204, "");
        } else if (call.getRequestMethod().equals("POST")) {
            if (path.contains("/data/")) {
                texts.put(key, sent);
            }
            answer(call, 200, "{\"data\": {\"version\": 1}}");
        } else if (texts.containsKey(key)) {
            answer(call, 200, "{\"data\": " + texts.get(key) + "}");
        } else {
            answer(call, 404, "{\"errors\": []}");
        }
    }

    private PluginConfig config(String more) {
        String yaml = "{host: 127.0.0.1, port: " + server.getAddress().getPort() + ", timeout: 5000, " + more + "}";
        return new PluginConfig((MapNode)
                DocumentReader.read(SourceFile.of("c.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow());
    }

    private Storage consul(String more) {
        return new ConsulStorage(config(more), WebClient.of(new PluginState()), clock);
    }

    private Storage vault(String more) {
        return new VaultStorage(config(more), WebClient.of(new PluginState()));
    }

    private static void keepsTexts(Storage storage) throws IOException {
        assertThat(storage.get("kong_acme:a")).isNull();
        assertThat(storage.add("kong_acme:a", "one", 0)).isTrue();
        assertThat(storage.add("kong_acme:a", "two", 0)).isFalse();
        storage.set("kong_acme:b/c", "ümlaut", 60);

        assertThat(storage.get("kong_acme:a")).isEqualTo("one");
        assertThat(storage.get("kong_acme:b/c")).isEqualTo("ümlaut");
        assertThat(storage.list("kong_acme:")).containsExactlyInAnyOrder("kong_acme:a", "kong_acme:b-c");
        storage.delete("kong_acme:a");
        assertThat(storage.get("kong_acme:a")).isNull();
    }

    @Test
    void consulKeepsTexts() throws IOException {
        keepsTexts(consul("token: secret, kv_path: certs"));

        assertThat(asked).allMatch(request -> request.contains(" /v1/kv/certs/") && request.endsWith(" secret"));
    }

    @Test
    void consulsTextsEnd() throws IOException {
        Storage storage = consul("");
        storage.set("k", "v", 60);
        assertThat(asked.get(0)).startsWith("PUT /v1/kv/acme/k?flags=");
        clock.advance(Duration.ofSeconds(61));

        assertThat(storage.get("k")).isNull();
        assertThat(texts).isEmpty();
    }

    @Test
    void vaultKeepsTexts() throws IOException {
        keepsTexts(vault("token: secret, kv_path: secret/certs"));

        assertThat(asked)
                .allMatch(request -> request.contains(" secret "))
                .anyMatch(request -> request.startsWith("POST /v1/secret/metadata/certs/kong_acme:b-c secret")
                        && request.contains("\"delete_version_after\":\"60000ms\""));
    }

    @Test
    void vaultTakesAccountsOfKubernetes(@TempDir Path folder) throws IOException {
        Path jwt = Files.writeString(folder.resolve("jwt"), "ey.J");
        Storage storage = vault("auth_method: kubernetes, auth_role: gw, kv_path: secret/x, jwt_path: \"" + jwt + "\"");
        storage.get("k");

        assertThat(asked.get(0)).startsWith("GET /v1/secret/data/x/k given");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        server.stop(0);

        assertThatThrownBy(() -> consul("").get("k"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Consul");
        assertThatThrownBy(() -> vault("token: t").get("k"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Vault");
    }
}

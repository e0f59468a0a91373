package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.web.WebClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In the second version of Vault's key-value store, under Kong's keys. */
final class VaultStorage implements Storage {
    private static final String USUAL_JWT = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    private final KeyServer server;
    private final PluginConfig config;
    private final String data;
    private final String metadata;
    private @Nullable String token;

    VaultStorage(PluginConfig config, WebClient client) {
        String prefix = KeyServer.folder(config);
        int end = prefix.indexOf('/', 1);
        String mount = end < 0 ? prefix : prefix.substring(0, end);
        String folder = prefix.substring(mount.length());
        this.config = config;
        this.server = KeyServer.of(config, client, config.isTrue("tls_verify"), "Vault", 8200);
        this.data = "/v1" + mount + "/data" + folder + "/";
        this.metadata = "/v1" + mount + "/metadata" + folder + "/";
    }

    /** The token that is shown; that of a Kubernetes account is asked for once. */
    private synchronized Map<String, String> headers() throws IOException {
        String known = token;
        if (known == null) {
            known = "kubernetes".equals(config.text("auth_method")) ? loggedIn() : config.text("token");
            token = known;
        }
        return known == null ? Map.of() : Map.of("X-Vault-Token", known);
    }

    private String loggedIn() throws IOException {
        Path file = Path.of(Objects.requireNonNullElse(config.text("jwt_path"), USUAL_JWT));
        String path = Objects.requireNonNullElse(config.text("auth_path"), "kubernetes");
        String role = Objects.requireNonNullElse(config.text("auth_role"), "");
        Map<String, Object> shown = Map.of("role", role, "jwt", Files.readString(file, StandardCharsets.UTF_8));
        Object told = server.ask("POST", "/v1/auth/" + path + "/login", Map.of(), Cjson.encode(shown));
        if (field(field(told, "auth"), "client_token") instanceof String given) {
            return given;
        }
        throw new IOException("Vault: Could not authenticate");
    }

    private static @Nullable Object field(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private @Nullable Object entry(String key) throws IOException {
        return field(server.ask("GET", data + KeyServer.named(key), headers(), null), "data");
    }

    @Override
    public @Nullable String get(String key) throws IOException {
        return field(field(entry(key), "data"), "value") instanceof String value ? value : null;
    }

    @Override
    public void set(String key, String text, long seconds) throws IOException {
        put(key, seconds, Map.of("data", Map.of("value", text, "note", "managed by gw")));
    }

    @Override
    public boolean add(String key, String text, long seconds) throws IOException {
        Object known = entry(key);
        if (field(field(known, "data"), "value") != null) {
            return false;
        }
        double version = field(field(known, "metadata"), "version") instanceof Double number ? number : 0;
        put(
                key,
                seconds,
                Map.of(
                        "data", Map.of("value", text, "note", "managed by gw"),
                        "options", Map.of("cas", version)));
        return true;
    }

    private void put(String key, long seconds, Map<String, Object> payload) throws IOException {
        if (seconds > 0) {
            Map<String, Object> lifetime = Map.of("delete_version_after", seconds * 1000 + "ms");
            server.ask("POST", metadata + KeyServer.named(key), headers(), Cjson.encode(lifetime));
        }
        server.ask("POST", data + KeyServer.named(key), headers(), Cjson.encode(payload));
    }

    @Override
    public void delete(String key) throws IOException {
        server.ask("DELETE", metadata + KeyServer.named(key), headers(), null);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        Object told = server.ask("LIST", metadata, headers(), null);
        return KeyServer.names(field(field(told, "data"), "keys"), prefix);
    }

    @Override
    public void close() {
        // each question is by itself
    }
}

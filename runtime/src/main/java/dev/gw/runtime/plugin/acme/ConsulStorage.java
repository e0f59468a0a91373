package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.web.WebClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In Consul, under Kong's keys. The end of a text's time stands in its flags, in milliseconds since 1970. */
final class ConsulStorage implements Storage {
    private final KeyServer server;
    private final String path;
    private final Map<String, String> headers;
    private final Clock clock;

    ConsulStorage(PluginConfig config, WebClient client, Clock clock) {
        this.server = KeyServer.of(config, client, /* verify= */ false, "Consul", 8500);
        this.path = "/v1/kv" + KeyServer.folder(config) + "/";
        String token = config.text("token");
        this.headers = token == null ? Map.of() : Map.of("X-Consul-Token", token);
        this.clock = clock;
    }

    @Override
    public @Nullable String get(String key) throws IOException {
        String name = path + KeyServer.named(key);
        Object told = server.ask("GET", name, headers, null);
        Object first = told instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        if (!(first instanceof Map<?, ?> entry) || !(entry.get("Value") instanceof String value)) {
            return null;
        }
        double until = entry.get("Flags") instanceof Double flags ? flags : 0;
        if (until > 0 && until < clock.millis()) {
            server.ask("DELETE", name, headers, null);
            return null;
        }
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    @Override
    public void set(String key, String text, long seconds) throws IOException {
        if (!put(key, text, seconds, "")) {
            throw new IOException("Consul has not taken " + key);
        }
    }

    @Override
    public boolean add(String key, String text, long seconds) throws IOException {
        return get(key) == null && put(key, text, seconds, "&cas=0");
    }

    private boolean put(String key, String text, long seconds, String condition) throws IOException {
        long until =
                seconds == 0 ? 0 : clock.millis() + Duration.ofSeconds(seconds).toMillis();
        String name = path + KeyServer.named(key) + "?flags=" + until + condition;
        return Boolean.TRUE.equals(server.ask("PUT", name, headers, text));
    }

    @Override
    public void delete(String key) throws IOException {
        server.ask("DELETE", path + KeyServer.named(key), headers, null);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        Object told = server.ask("GET", path + "?keys", headers, null);
        return KeyServer.names(told, prefix);
    }

    @Override
    public void close() {
        // each question is by itself
    }
}

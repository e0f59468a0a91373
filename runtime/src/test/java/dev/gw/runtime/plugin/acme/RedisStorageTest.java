package dev.gw.runtime.plugin.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.limit.RedisServer;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisStorageTest {
    private static Storage storage(RedisServer server, String namespace) {
        String text = "{host: 127.0.0.1, port: " + server.port() + ", timeout: 60000, extra_options: {namespace: '"
                + namespace + "'}}";
        return new RedisStorage(new PluginConfig((MapNode)
                DocumentReader.read(SourceFile.of("r.yml", text), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow()));
    }

    @Test
    void gatewaysShareWhatStandsInOneNamespace() throws IOException {
        try (RedisServer server = RedisServer.start();
                Storage one = storage(server, "a:");
                Storage other = storage(server, "a:");
                Storage elsewhere = storage(server, "b:")) {
            one.set("key", "text", 0);

            assertThat(other.get("key")).isEqualTo("text");
            assertThat(elsewhere.get("key")).isNull();
            assertThat(other.add("key", "mine", 30)).isFalse();
            assertThat(other.add("lock", "mine", 30)).isTrue();
            other.delete("key");
            assertThat(one.get("key")).isNull();
        }
    }

    @Test
    void allKeysWithABeginningAreFound() throws IOException {
        try (RedisServer server = RedisServer.start();
                Storage storage = storage(server, "a:")) {
            for (int i = 0; i < 60; i++) {
                storage.set("kong_acme:renew_config:" + i, "x", 0);
                storage.set("other:" + i, "x", 0);
            }

            assertThat(storage.list("kong_acme:renew_config:"))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 60)
                            .mapToObj(i -> "kong_acme:renew_config:" + i)
                            .toList());
        }
    }
}

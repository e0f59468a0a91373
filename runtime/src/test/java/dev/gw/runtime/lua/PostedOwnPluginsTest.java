package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A configuration that is posted may use the project's own plugins, and is checked by their schemas. */
class PostedOwnPluginsTest {
    private static final Map<String, String> HELLO = Map.of("schema", """
            return { name = "hello", fields = { { config = { type = "record", fields = {
              { text = { type = "string", default = "hello" } } } } } } }
            """, "handler", """
            return { PRIORITY = 10, VERSION = "1", access = function(_, conf) kong.response.exit(200, conf.text) end }
            """);

    @Test
    void itIsRunWithItsDefaults() throws IOException, InterruptedException {
        try (LuaServer server =
                new LuaServer(Map.of("hello", HELLO), "plugins: [{name: hello, config: {text: a}}]\n")) {
            assertThat(server.get("/").body()).isEqualTo("a");

            assertThat(server.load("plugins: [{name: hello}]\n").statusCode()).isEqualTo(201);

            assertThat(server.get("/").body()).isEqualTo("hello");
        }
    }

    @Test
    void whatItsSchemaDoesNotKnowIsRefused() throws IOException, InterruptedException {
        try (LuaServer server = new LuaServer(Map.of("hello", HELLO), "plugins: [{name: hello}]\n")) {
            HttpResponse<String> refused = server.load("plugins: [{name: hello, config: {txt: a}}]\n");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"txt\":\"unknown field\"");
        }
    }

    @Test
    void theAdminApiKnowsItsSchema() throws IOException, InterruptedException {
        try (LuaServer server = new LuaServer(Map.of("hello", HELLO), "plugins: [{name: hello}]\n")) {
            assertThat(server.admin("GET", "/schemas/plugins/hello", "").body()).contains("\"default\":\"hello\"");
            assertThat(server.admin("GET", "/plugins/schema/hello", "").body()).contains("\"default\":\"hello\"");

            String valid = "{\"name\": \"hello\", \"config\": {\"text\": \"a\"}}";
            assertThat(server.admin("POST", "/schemas/plugins/validate", valid).body())
                    .contains("schema validation successful");

            String wrong = "{\"name\": \"hello\", \"config\": {\"txt\": \"a\"}}";
            assertThat(server.admin("POST", "/schemas/plugins/validate", wrong).body())
                    .contains("config.txt: unknown field");
        }
    }
}

package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a handler finds in its {@code conf} beside the settings. */
class HandedConfigTest {
    private static final Map<String, Map<String, String>> TELLING = Map.of(
            "telling",
            Map.of(
                    "schema",
                    "return { name = 'telling', fields = { { config = { type = 'record', fields = {"
                            + " { color = { type = 'string', default = 'red' } } } } } } }",
                    "handler",
                    """
                    local P = { PRIORITY = 10, VERSION = '1' }
                    function P:access(conf)
                      local said = {}
                      for i, name in ipairs { "color", "route_id", "service_id", "consumer_id", "plugin_instance_name",
                          "__plugin_id", "__ws_id", "__key__" } do
                        said[i] = tostring(conf[name])
                      end
                      return kong.response.exit(200, table.concat(said, "\\n"))
                    end
                    return P
                    """));

    @Test
    void idsOfWhatThePluginIsAttachedToAreThere() throws IOException, InterruptedException {
        String plugins = """
                services:
                - {name: told, id: 11111111-1111-4111-8111-111111111111, url: "http://127.0.0.1:%d"}
                plugins:
                - name: telling
                  id: 22222222-2222-4222-8222-222222222222
                  instance_name: mine
                  service: told
                routes:
                - {name: tell, service: told, paths: [/tell]}
                """;
        try (LuaServer server = new LuaServer(TELLING, plugins)) {
            assertThat(server.get("/tell").body().lines())
                    .containsExactly(
                            "red",
                            "nil",
                            "11111111-1111-4111-8111-111111111111",
                            "nil",
                            "mine",
                            "22222222-2222-4222-8222-222222222222",
                            "0dc6f45b-8f8d-40d2-a504-473544ee190b",
                            "plugins:telling::11111111-1111-4111-8111-111111111111:::"
                                    + "0dc6f45b-8f8d-40d2-a504-473544ee190b");
        }
    }
}

package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.lua.LuaSettings.Trust;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomFieldsTest {
    private final List<String> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** A log that only keeps what it is given. */
    private final class Kept implements PluginType {
        @Override
        public String name() {
            return "file-log";
        }

        @Override
        public int priority() {
            return 9;
        }

        @Override
        public Plugin create(Entity entity, PluginContext context) {
            LogSerializer serializer = new LogSerializer(0);
            return new Plugin() {
                @Override
                public void log(Exchange exchange) {
                    entries.add(JsonWriter.compact(serializer.entry(exchange)));
                }
            };
        }
    }

    private PluginFixture fixture(Trust trust, String fields) {
        LuaSettings settings = new LuaSettings(trust, List.of(), List.of(), Map.of(), List.of(), 8, problems::add);
        return PluginFixture.of(
                new CustomFields(new Kept(), settings),
                "plugins: [{name: file-log, config: {path: /nowhere, custom_fields_by_lua: {" + fields + "}}}]\n");
    }

    private MapNode logged(String fields) {
        log(fixture(Trust.SANDBOX, fields));
        assertThat(problems).isEmpty();
        return (MapNode) DocumentReader.json(SourceFile.of("entry.json", entries.get(0)));
    }

    private static void log(PluginFixture fixture) {
        Exchange exchange = fixture.get("/shop?q=1", "X-Team", "blue", "Authorization", "Basic c2VjcmV0");
        exchange.respond(Response.service(200, "OK", new Headers()));
        fixture.plugin().log(exchange);
    }

    @Test
    void aFieldHasWhatItsCodeReturns() {
        MapNode entry = logged("""
                team: "return kong.request.get_header('x-team')", 'a "quoted\\ name"': "return 1 + 1", \
                list: "return {1, 2, {deep = true}}", comment: "return 'x' -- y"\
                """);

        assertThat(entry.string("team")).isEqualTo("blue");
        assertThat(entry.get("a \"quoted\\ name\"")).hasToString("2");
        assertThat(entry.list("list")).hasSize(3);
        assertThat(entry.string("comment")).isEqualTo("x");
    }

    @Test
    void dotsLeadIntoTheEntryAndNilRemoves() {
        MapNode entry = logged("""
                request.headers.authorization: return nil, request.added: "return 'here'", client_ip: return\
                """);

        MapNode request = entry.map("request");
        assertThat(request).isNotNull();
        assertThat(request.string("added")).isEqualTo("here");
        assertThat(request.map("headers").has("authorization")).isFalse();
        assertThat(entry.has("client_ip")).isFalse();
    }

    @Test
    void codeThatFailsLeavesNoEntryAsInKong() {
        PluginFixture fixture = fixture(Trust.SANDBOX, "a: \"error('no such team')\"");

        assertThat(catchThrowable(() -> log(fixture))).isInstanceOf(LuaProblem.class);
        assertThat(entries).isEmpty();
        assertThat(problems).singleElement().asString().contains("file-log", "no such team");
    }

    @Test
    void theSandboxHoldsForIt() {
        assertThat(catchThrowable(() -> log(fixture(Trust.SANDBOX, "a: \"return os.getenv('HOME')\""))))
                .isInstanceOf(LuaProblem.class);
        assertThat(catchThrowable(() -> log(fixture(Trust.OFF, "a: return 1")))).hasMessageContaining("untrusted_lua");
    }

    @Test
    void withoutFieldsThereIsNoLua() {
        PluginFixture fixture = fixture(Trust.OFF, "");
        log(fixture);

        assertThat(entries).hasSize(1);
    }
}

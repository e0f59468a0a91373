package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the event loops of one gateway share, as the workers of a Kong do. */
class EventLoopsTest {
    private static final String SCHEMA = """
            return { name = "node", fields = { { config = { type = "record", fields = {
              { tag = { type = "string", default = "first" } } } } } } }
            """;

    private static final String HANDLER = """
            local node, counts = { PRIORITY = 1, VERSION = "1" }, ngx.shared.kong
            function node:init_worker()
              kong.worker_events.register(function(data, event, source)
                counts:incr("heard " .. source .. event .. data.list[2], 1, 0)
              end, "mine", "said")
            end
            local does = {}
            function does.get(conf)
              local value, problem, level = kong.cache:get("key", { ttl = 600 }, function(tag)
                return { tag, counts:incr("calls", 1, 0), deep = { [3] = true } }
              end, conf.tag)
              return level .. " " .. value[1] .. value[2] .. tostring(value.deep[3])
            end
            function does.nothing()
              local value, problem, level = kong.cache:get("none", nil, function() counts:incr("nones", 1, 0) end)
              return level .. " " .. tostring(value) .. " " .. counts:get("nones")
            end
            function does.slow()
              local value = kong.cache:get("slow", nil, function()
                counts:incr("slows", 1, 0)
                ngx.sleep(0.3)
                return 1
              end)
              return value .. " " .. counts:get("slows")
            end
            function does.probe()
              local ttl, _, value = kong.cache:probe("key")
              return value and value[1] .. (ttl > 0 and " for a while" or "") or "nothing"
            end
            function does.drop() kong.cache:invalidate("key") return "dropped" end
            function does.purge() kong.cache:purge() return "purged" end
            function does.tell() return tostring(kong.worker_events.post("mine", "said", { list = { 1, "b" } })) end
            function does.heard() return tostring(counts:get("heard minesaidb")) end
            function does.count() return tostring(ngx.worker.count()) end
            function node:access(conf)
              local answer = does[kong.request.get_path():sub(2)](conf)
              return kong.response.exit(200, ngx.worker.id() .. "|" .. answer)
            end
            return node
            """;

    private LuaServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LuaServer(
                Map.of("node", Map.of("schema", SCHEMA, "handler", HANDLER)), plugin("first"), Set.of(), 2);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String plugin(String tag) {
        return "plugins: [{name: node, config: {tag: " + tag + "}}]\n";
    }

    /** What is answered on each of both event loops; connections come to them by turns. */
    private Map<String, String> onBoth(String what) throws Exception {
        Map<String, String> answers = new HashMap<>();
        for (int i = 0; i < 100 && answers.size() < 2; i++) {
            String[] answer = server.get("/" + what).body().split("\\|", 2);
            answers.putIfAbsent(answer[0], answer[1]);
        }
        assertThat(answers).containsOnlyKeys("0", "1");
        return answers;
    }

    @Test
    void eachEventLoopKnowsItsPlace() throws Exception {
        assertThat(onBoth("count")).containsValues("2", "2");
    }

    @Test
    void aValueIsMadeOnceForAll() throws Exception {
        assertThat(onBoth("get").values()).containsExactlyInAnyOrder("3 first1true", "2 first1true");
        assertThat(onBoth("get").values()).containsExactlyInAnyOrder("1 first1true", "1 first1true");
        assertThat(onBoth("probe")).containsValue("first for a while");
        assertThat(onBoth("nothing").values()).containsExactlyInAnyOrder("3 nil 1", "2 nil 1");
    }

    @Test
    void whatOneDropsIsGoneForAll() throws Exception {
        onBoth("get");
        server.get("/drop");
        assertThat(onBoth("probe").values()).containsExactlyInAnyOrder("nothing", "nothing");
        assertThat(onBoth("get").values()).containsExactlyInAnyOrder("3 first2true", "2 first2true");
        server.get("/purge");
        assertThat(onBoth("get").values()).containsExactlyInAnyOrder("3 first3true", "2 first3true");
    }

    @Test
    void anotherConfigurationBeginsWithAnEmptyCache() throws Exception {
        onBoth("get");
        assertThat(server.load(plugin("second")).statusCode()).isEqualTo(201);
        assertThat(onBoth("get").values()).containsExactlyInAnyOrder("3 second2true", "2 second2true");
    }

    @Test
    void whoeverComesWhileACallbackRunsWaitsForIt() throws Exception {
        Map<String, String> answers = new HashMap<>();
        Thread[] askers = new Thread[4];
        for (int i = 0; i < askers.length; i++) {
            String name = "asker " + i;
            askers[i] = new Thread(() -> {
                try {
                    String answer = server.get("/slow").body();
                    synchronized (answers) {
                        answers.put(name, answer.substring(2));
                    }
                } catch (IOException | InterruptedException problem) {
                    throw new IllegalStateException(problem);
                }
            });
            askers[i].start();
        }
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(answers).hasSize(askers.length).containsValue("1 1").doesNotContainValue("1 2");
    }

    @Test
    void whatOneTellsIsHeardByAll() throws Exception {
        // who has not begun yet can't hear
        onBoth("count");
        assertThat(server.get("/tell").body()).endsWith("|true");
        String heard = "nil";
        for (int i = 0; i < 1000 && !heard.endsWith("|2"); i++) {
            heard = server.get("/heard").body();
        }
        assertThat(heard).endsWith("|2");
    }
}

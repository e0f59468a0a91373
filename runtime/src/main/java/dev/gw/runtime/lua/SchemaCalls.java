package dev.gw.runtime.lua;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.lua.SchemaAnswer;
import dev.gw.lua.SchemaEngine;
import dev.gw.model.Bundle;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Calls the functions in plugins' schemas with the modules and within the limits that handlers have, but without files and network. */
public final class SchemaCalls implements SchemaEngine {
    private static final Executor HERE = Runnable::run;

    /** To be made by the check, as a service. */
    public SchemaCalls() {}

    @Override
    public Session open(String plugin, Map<String, String> modules) {
        Map<String, String> octets = new TreeMap<>();
        modules.forEach((name, text) -> octets.put(name, Octets.of(text)));
        PluginContext context =
                new PluginContext(nothing(), Clock.systemUTC(), RandomGenerator.getDefault(), new PluginState());
        // no path: modules are the plugins' files and those that gw has
        Map<String, String> configuration = Map.of("lua_package_path", "");
        LuaSettings settings = new LuaSettings(
                LuaSettings.Trust.SANDBOX, List.of(), List.of(), configuration, List.of(), 0, line -> {});
        LuaCode code = new LuaCode(plugin, "", "{}", Map.of(), octets);
        return new Opened(LuaHost.of(context.state()), new LuaPlugin(code, Set.of(), context, settings));
    }

    /** A configuration without entities: code in a schema sees none. */
    private static Bundle nothing() {
        MapNode document = MapNode.empty().with("_format_version", Scalar.string("3.0"));
        return DeclarativeCheck.check(document, CheckSettings.defaults())
                .bundle()
                .orElseThrow();
    }

    private record Opened(LuaHost host, LuaPlugin plugin) implements Session {
        @Override
        public SchemaAnswer call(String place, Node value) {
            String question = place + '\0' + JsonWriter.compact(value);
            try {
                byte[] answer = host.on(HERE).ask(plugin, question.getBytes(StandardCharsets.UTF_8));
                return answer(new String(answer, StandardCharsets.UTF_8));
            } catch (LuaProblem problem) {
                return new SchemaAnswer(false, null, problem.getMessage(), null, null);
            }
        }

        private static SchemaAnswer answer(String json) {
            MapNode said = (MapNode) DocumentReader.json(SourceFile.of("answer.json", json));
            if (said == null) {
                return SchemaAnswer.unable("it answers what is no JSON");
            }
            String unable = said.string("unable");
            if (unable != null) {
                return SchemaAnswer.unable(unable);
            }
            return new SchemaAnswer(
                    said.get("good") instanceof Scalar good && good.isTrue(),
                    said.map("made"),
                    said.string("message"),
                    said.string("further"),
                    null);
        }

        @Override
        public void close() {
            host.close();
        }
    }
}

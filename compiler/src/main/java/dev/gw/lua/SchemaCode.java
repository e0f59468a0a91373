package dev.gw.lua;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.lang.ref.Cleaner;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The code of a plugin whose schema holds functions: loaded when the first of them is called. Thread-safe. */
public final class SchemaCode {
    private static final Map<MapNode, SchemaCode> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private final String plugin;
    private final Map<String, String> modules = new HashMap<>();
    private final Set<String> unable = new TreeSet<>();
    private SchemaEngine.@Nullable Session session;

    private SchemaCode(MapNode code) {
        this.plugin = String.valueOf(code.string("plugin"));
        for (MapNode.Entry module : Objects.requireNonNull(code.map("modules")).entries()) {
            modules.put(module.name(), module.value().toString());
        }
    }

    /** The one of a piece of code, loaded once for all functions in it. */
    static SchemaCode of(@Nullable MapNode code) {
        return KNOWN.computeIfAbsent(Objects.requireNonNull(code), SchemaCode::new);
    }

    /** Why functions of a schema that were asked could not be run; empty where all could. */
    public static List<String> unable(MapNode schema) {
        MapNode code = schema.map("code");
        return code == null ? List.of() : of(code).reasons();
    }

    private synchronized List<String> reasons() {
        return List.copyOf(unable);
    }

    synchronized SchemaAnswer call(String place, Node value) {
        if (session == null) {
            session = Engine.ONLY == null ? null : Engine.ONLY.open(plugin, modules);
            if (session == null) {
                unable.add("nothing here runs Lua");
                return SchemaAnswer.unable("nothing here runs Lua");
            }
            Engine.CLEANER.register(this, session::close);
        }
        SchemaAnswer answer = session.call(place, value);
        if (answer.unable() != null) {
            unable.add(answer.unable());
        }
        return answer;
    }

    /** Looked for when the first function is called, which most projects have none of. */
    private static final class Engine {
        static final @Nullable SchemaEngine ONLY =
                ServiceLoader.load(SchemaEngine.class).findFirst().orElse(null);
        static final Cleaner CLEANER = Cleaner.create();
    }
}

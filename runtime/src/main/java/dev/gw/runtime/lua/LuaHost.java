package dev.gw.runtime.lua;

import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** All Lua of one gateway: a LuaJIT for each event loop, and what they share. Thread-safe. */
final class LuaHost implements PluginState.Closing {
    private final Map<Executor, LuaWorker> workers = new ConcurrentHashMap<>();
    private final Map<Integer, Known> plugins = new ConcurrentHashMap<>();
    private final Map<String, SharedDict> dicts = new ConcurrentHashMap<>();
    private final ReferenceQueue<LuaPlugin> gone = new ReferenceQueue<>();
    private final Map<String, CacheNews> news = new ConcurrentHashMap<>();
    private volatile WeakReference<PluginContext> latest = new WeakReference<>(null);
    private final AtomicInteger ids = new AtomicInteger();
    private volatile boolean closed;

    /** A plugin as long as a configuration has it. */
    private static final class Known extends WeakReference<LuaPlugin> {
        private final int id;

        Known(LuaPlugin plugin, int id, ReferenceQueue<LuaPlugin> gone) {
            super(plugin, gone);
            this.id = id;
        }
    }

    /** The one of a gateway. */
    static LuaHost of(PluginState state) {
        return state.of("lua", LuaHost.class, LuaHost::new);
    }

    /** Gives a plugin its number; those of configurations that are gone are forgotten. */
    int register(LuaPlugin plugin) {
        for (Object old = gone.poll(); old != null; old = gone.poll()) {
            int id = ((Known) old).id;
            plugins.remove(id);
            workers.values().forEach(worker -> worker.forget(id));
        }
        loaded(plugin.context());
        int id = ids.incrementAndGet();
        plugins.put(id, new Known(plugin, id, gone));
        return id;
    }

    /** With another configuration, what was cached of the former is not true any more. */
    private synchronized void loaded(PluginContext context) {
        if (!latest.refersTo(context)) {
            latest = new WeakReference<>(context);
            news.forEach((cache, its) -> {
                dict(cache).clear();
                its.droppedAll();
            });
        }
    }

    /** The configuration that was loaded last; another where that is gone. */
    PluginContext latest(PluginContext other) {
        PluginContext context = latest.get();
        return context == null ? other : context;
    }

    LuaPlugin plugin(int id) {
        Known known = plugins.get(id);
        LuaPlugin plugin = known == null ? null : known.get();
        if (plugin == null) {
            throw new LuaProblem("the plugin's configuration is gone");
        }
        return plugin;
    }

    /** The Lua of an event loop, started on first use. */
    LuaWorker on(Executor loop) {
        LuaWorker worker = workers.get(loop);
        return worker != null ? worker : workers.computeIfAbsent(loop, this::begun);
    }

    private LuaWorker begun(Executor loop) {
        if (closed) {
            throw new LuaProblem("the gateway has stopped");
        }
        LuaWorker worker = new LuaWorker(this, loop);
        if (closed) {
            // it began while the others were closed
            worker.close();
        }
        return worker;
    }

    /** Has an event loop load all plugins; to be called by it. */
    void start(Executor loop) {
        for (Known known : plugins.values()) {
            LuaPlugin plugin = known.get();
            if (plugin != null) {
                try {
                    on(loop).start(plugin);
                } catch (LuaProblem problem) {
                    plugin.log().failed(plugin.code().plugin(), Phase.INIT_WORKER, problem);
                }
            }
        }
    }

    /** A dictionary that all event loops see. */
    SharedDict dict(String name) {
        return dicts.computeIfAbsent(name, ignored -> new SharedDict());
    }

    /** The news of a cache whose values a dictionary of the same name holds. */
    CacheNews news(String cache) {
        return news.computeIfAbsent(cache, ignored -> new CacheNews());
    }

    /** Tells something to the plugins that listen, of all event loops. */
    void tell(String text) {
        workers.forEach((loop, worker) -> loop.execute(() -> {
            if (!closed) {
                worker.hear(text);
            }
        }));
    }

    /** Ends all Lua; what still runs comes to its end first, and nothing runs behind it. */
    @Override
    public void close() {
        closed = true;
        workers.values().forEach(LuaWorker::close);
    }
}

package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A plugin whose phases are Lua code. */
final class LuaPlugin implements Plugin {
    private final LuaHost host;
    private final LuaCode code;
    private final Set<Phase> phases;
    private final PluginContext context;
    private final LuaSettings settings;
    private final LuaLog log;
    private final int id;

    /** A plugin whose code has some phases, the others are not asked for. */
    LuaPlugin(LuaCode code, Set<Phase> phases, PluginContext context, LuaSettings settings) {
        this.host = LuaHost.of(context.state());
        this.code = code;
        this.phases = phases;
        this.context = context;
        this.settings = settings;
        this.log = new LuaLog(settings, context.clock());
        this.id = host.register(this);
    }

    int id() {
        return id;
    }

    LuaCode code() {
        return code;
    }

    PluginContext context() {
        return context;
    }

    LuaSettings settings() {
        return settings;
    }

    LuaLog log() {
        return log;
    }

    @Override
    public void rewrite(Exchange exchange) {
        run(Phase.REWRITE, exchange);
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        return logged(Phase.ACCESS, exchange);
    }

    @Override
    public @Nullable CompletionStage<?> preread(Exchange exchange) {
        return logged(Phase.PREREAD, exchange);
    }

    private @Nullable CompletionStage<?> logged(Phase phase, Exchange exchange) {
        CompletionStage<?> wait = run(phase, exchange);
        return wait == null
                ? null
                : wait.whenComplete((done, problem) -> {
                    if (problem != null) {
                        log.failed(code.plugin(), phase, problem);
                    }
                });
    }

    @Override
    public boolean hearsHandshakes() {
        return phases.contains(Phase.CERTIFICATE);
    }

    @Override
    public void handshake(Exchange exchange) {
        run(Phase.CERTIFICATE, exchange);
    }

    @Override
    public boolean buffersAnswers() {
        return phases.contains(Phase.RESPONSE);
    }

    @Override
    public @Nullable CompletionStage<?> response(Exchange exchange) {
        return run(Phase.RESPONSE, exchange);
    }

    @Override
    public void headerFilter(Exchange exchange) {
        run(Phase.HEADER_FILTER, exchange);
        Response response = exchange.response();
        if (phases.contains(Phase.BODY_FILTER) && response != null) {
            response.transformBody(body -> filter(exchange, body));
        }
    }

    private byte[] filter(Exchange exchange, byte[] body) {
        try {
            return host.on(exchange.loop()).filter(this, exchange, body);
        } catch (LuaProblem problem) {
            log.failed(code.plugin(), Phase.BODY_FILTER, problem);
            return body;
        }
    }

    @Override
    public void log(Exchange exchange) {
        run(Phase.LOG, exchange);
    }

    private @Nullable CompletionStage<?> run(Phase phase, Exchange exchange) {
        if (!phases.contains(phase)) {
            return null;
        }
        try {
            return host.on(exchange.loop()).run(this, phase, exchange);
        } catch (LuaProblem problem) {
            log.failed(code.plugin(), phase, problem);
            throw problem;
        }
    }
}

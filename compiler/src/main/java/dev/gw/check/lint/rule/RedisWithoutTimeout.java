package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import java.util.List;
import java.util.function.Consumer;

/** A limit in Redis that relies on the default timeout of two seconds. */
final class RedisWithoutTimeout implements LintRule {
    @Override
    public Code code() {
        return Code.GW2008;
    }

    @Override
    public String id() {
        return "redis-without-timeout";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (String name : List.of("rate-limiting", "response-ratelimiting")) {
            for (Entity plugin : gateway.enabled(name)) {
                boolean redis = Read.text(plugin, "config", "policy").equals("redis");
                if (redis && !hasTimeout(plugin)) {
                    out.accept(finding(plugin, name));
                }
            }
        }
    }

    private static boolean hasTimeout(Entity plugin) {
        return Read.isAuthored(plugin, "config", "redis", "timeout")
                || Read.at(plugin.authored(), "config", "redis", "timeout") != null
                || Read.at(plugin.authored(), "config", "redis_timeout") != null;
    }

    private static Diagnostic finding(Entity plugin, String name) {
        String message = name + " waits up to 2 s for Redis in every request: redis.timeout is not set";
        Diagnostic found = Diagnostic.of(Code.GW2008, Read.place(plugin, "config", "policy"), message)
                .help("set redis.timeout (milliseconds) to what a client can wait for, such as 200");
        Node redis = Read.at(plugin.authored(), "config", "redis");
        return redis instanceof MapNode map ? Edit.addField(found, map, "timeout", "200") : found;
    }
}

package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import java.util.List;
import java.util.function.Consumer;

/** A limit that each of several nodes counts for itself. */
final class LocalLimitOnSeveralNodes implements LintRule {
    @Override
    public Code code() {
        return Code.GW2007;
    }

    @Override
    public String id() {
        return "local-limit-on-several-nodes";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        int nodes = gateway.facts().nodes();
        if (nodes < 2) {
            return;
        }
        for (String name : List.of("rate-limiting", "response-ratelimiting")) {
            for (Entity plugin : gateway.enabled(name)) {
                if (Read.text(plugin, "config", "policy").equals("local")) {
                    out.accept(finding(plugin, name, nodes));
                }
            }
        }
    }

    private static Diagnostic finding(Entity plugin, String name, int nodes) {
        String message = name + " counts on each node for itself (policy local): with " + nodes
                + " nodes a client gets up to " + nodes + " times the limit";
        return Diagnostic.of(Code.GW2007, Read.place(plugin, "config", "policy"), message)
                .help("set policy: redis with a redis section, or divide the limit by the number of nodes");
    }
}

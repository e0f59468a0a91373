package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** An upstream that has nowhere to send a request. */
final class UpstreamWithoutTargets implements LintRule {
    @Override
    public Code code() {
        return Code.GW2011;
    }

    @Override
    public String id() {
        return "upstream-without-targets";
    }

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.TARGETS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Map<String, List<Entity>> targets = Gateway.byForeign(gateway.all(EntityKind.TARGETS), "upstream");
        for (Entity upstream : gateway.all(EntityKind.UPSTREAMS)) {
            List<Entity> own = targets.getOrDefault(upstream.id(), List.of());
            if (own.isEmpty()) {
                out.accept(finding(upstream, "has no targets"));
            } else if (own.stream()
                    .allMatch(target -> Read.text(target, "weight").equals("0"))) {
                out.accept(finding(upstream, "has only targets of weight 0"));
            }
        }
    }

    private static Diagnostic finding(Entity upstream, String what) {
        return Diagnostic.of(
                Code.GW2011, Read.place(upstream), Read.called(upstream) + " " + what + ": every request gets 503");
    }
}

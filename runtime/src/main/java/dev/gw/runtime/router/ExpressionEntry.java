package dev.gw.runtime.router;

import dev.gw.check.expression.Expression;
import dev.gw.model.route.SplitRoute;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A route with an expression, as the router has it. Immutable. */
final class ExpressionEntry implements Candidate {
    private final SplitRoute split;
    private final Condition condition;
    private final Set<String> schemes;
    private final Set<String> prefixes;
    private final Set<String> hosts;

    ExpressionEntry(SplitRoute split, Expression expression, Set<String> schemes) {
        this.split = split;
        this.condition = Conditions.of(expression);
        this.schemes = schemes;
        this.prefixes = Necessary.prefixes(expression);
        this.hosts = Necessary.hosts(expression);
    }

    @Override
    public SplitRoute split() {
        return split;
    }

    @Override
    public @Nullable RouteMatch match(RouterRequest request) {
        Trace trace = new Trace();
        return condition.holds(request, trace) && takes(request) ? trace.match() : null;
    }

    @Override
    public @Nullable String firstFailing(RouterRequest request) {
        if (!condition.holds(request, new Trace())) {
            return "expression";
        }
        return takes(request) ? null : "protocols";
    }

    private boolean takes(RouterRequest request) {
        return schemes.isEmpty() || schemes.contains(request.scheme());
    }

    @Override
    public Set<String> literalPrefixes() {
        return prefixes;
    }

    @Override
    public Set<String> plainHosts() {
        return hosts;
    }
}

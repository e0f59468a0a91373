package dev.gw.runtime.router;

import dev.gw.check.expression.Expression;
import dev.gw.check.expression.Expressions;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the expressions router makes of a route: its expression, or the attributes it has instead; and in both cases the
 * protocols it takes, unless the only one is such that a request of another is to be answered by the route, too.
 */
final class CandidatesOfExpressions {
    private static final Set<String> OPEN = Set.of("https", "tls", "tls_passthrough");

    private CandidatesOfExpressions() {}

    static Stream<Candidate> of(Entity route) {
        Set<String> schemes = schemes(route.fields().list("protocols"));
        String text = route.fields().string("expression");
        if (text == null) {
            return RouteEntries.of(route).stream().map(entry -> entry.withSchemes(schemes));
        }
        Expression expression = Expressions.parse(Expressions.current(text)).expression();
        return expression == null
                ? Stream.empty()
                : Stream.of(new ExpressionEntry(SplitRoute.of(route).get(0), expression, schemes));
    }

    /** The schemes that are asked for; empty for any. */
    private static Set<String> schemes(List<Node> protocols) {
        Set<String> schemes = new TreeSet<>();
        for (Node protocol : protocols) {
            String name = protocol.toString();
            schemes.add(
                    switch (name) {
                        case "tls_passthrough" -> "tcp";
                        case "grpc" -> "http";
                        case "grpcs" -> "https";
                        default -> name;
                    });
        }
        return protocols.size() == 1 && OPEN.contains(protocols.get(0).toString()) ? Set.of() : Set.copyOf(schemes);
    }
}

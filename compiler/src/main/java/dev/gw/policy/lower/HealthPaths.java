package dev.gw.policy.lower;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.policy.Policy;
import dev.gw.policy.type.Health;
import java.util.List;

/** Finds routes whose requests a {@code health} policy would answer: those of its path, and of paths below it. */
final class HealthPaths {
    /** Conditions that make a route as narrow as the policy's, which has its methods beside the path. */
    private static final List<String> NARROWING = List.of("hosts", "headers", "snis");

    private final List<Policy> policies;
    private final Diagnostics out;

    private HealthPaths(List<Policy> policies, Diagnostics out) {
        this.policies = policies;
        this.out = out;
    }

    /** @param document the document without policies */
    static void check(MapNode document, List<Policy> policies, Diagnostics out) {
        if (policies.isEmpty()) {
            return;
        }
        HealthPaths paths = new HealthPaths(policies, out);
        paths.all(document.list("routes"));
        for (Node service : document.list("services")) {
            if (service instanceof MapNode map) {
                paths.all(map.list("routes"));
            }
        }
    }

    private void all(List<Node> routes) {
        for (Node route : routes) {
            if (route instanceof MapNode map && NARROWING.stream().allMatch(field -> isUnset(map, field))) {
                policies.forEach(policy -> check(map, policy));
            }
        }
    }

    private static boolean isUnset(MapNode route, String field) {
        Node value = route.get(field);
        return value == null || value instanceof Scalar scalar && scalar.isNull();
    }

    private void check(MapNode route, Policy policy) {
        String taken = policy.text("path", Health.PATH);
        boolean isOpen = isUnset(route, "methods");
        boolean shares = route.list("methods").stream().anyMatch(m -> Health.METHODS.contains(m.toString()));
        for (Node path : route.list("paths")) {
            boolean isTaken = isOpen
                    ? path.toString().startsWith(taken)
                    : shares && path.toString().equals(taken);
            if (isTaken) {
                out.add(Diagnostic.of(
                                Code.GW1605,
                                path.span(),
                                "a health policy answers " + String.join(", ", Health.METHODS) + " of " + path
                                        + " in the place of this route")
                        .label(policy.origin(), "answers " + taken + " and what is below it")
                        .help("give the policy another path, or the route methods of its own"));
            }
        }
    }
}

package dev.gw.krakend.emit;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.policy.Policy;
import dev.gw.policy.Scope;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies as they were written, beside the bundle that they were lowered into. What a policy became is known by its
 * place: it stands within the policy.
 */
final class Intent {
    private final List<Policy> policies;

    Intent(List<Policy> policies) {
        this.policies = policies;
    }

    /** The type of a policy: the word after {@code policy:}. */
    static String type(Policy policy) {
        return policy.text("policy", "");
    }

    /** The policy that something stands in. */
    Optional<Policy> holder(Span place) {
        return policies.stream().filter(policy -> holds(policy, place)).findFirst();
    }

    /** Whether something was made by a policy of a type. */
    boolean isMadeBy(String type, Span place) {
        return holder(place).filter(policy -> type(policy).equals(type)).isPresent();
    }

    private static boolean holds(Policy policy, Span place) {
        if (place.isNowhere()) {
            return false;
        }
        if (holds(policy.origin(), place)) {
            return true;
        }
        // an environment may have put in values from a file of its own
        for (MapNode.Entry entry : policy.fields().entries()) {
            if (holds(entry.value(), place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Node value, Span place) {
        return holds(value.span(), place);
    }

    private static boolean holds(Span outer, Span inner) {
        return outer.file() == inner.file() && outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    /** All policies. */
    List<Policy> all() {
        return policies;
    }

    /** The policies of a type that hold for a route, the widest first. */
    List<Policy> holding(String type, Entity route, @Nullable Entity service) {
        List<Policy> found = new ArrayList<>();
        for (Policy policy : policies) {
            if (type(policy).equals(type) && level(policy, route, service) >= 0) {
                found.add(policy);
            }
        }
        found.sort(Comparator.comparingInt(policy -> level(policy, route, service)));
        return found;
    }

    private static int level(Policy policy, Entity route, @Nullable Entity service) {
        int level = -1;
        for (Scope scope : policy.scopes()) {
            boolean here = switch (scope.level()) {
                case EVERYWHERE -> true;
                case SERVICE -> service != null && scope.name().equals(service.name());
                case ROUTE -> scope.name().equals(route.name());
            };
            level = here ? Math.max(level, rank(scope.level())) : level;
        }
        return level;
    }

    private static int rank(Scope.Level level) {
        return switch (level) {
            case EVERYWHERE -> 0;
            case SERVICE -> 1;
            case ROUTE -> 2;
        };
    }
}

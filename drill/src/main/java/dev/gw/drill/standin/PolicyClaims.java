package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the policies of a project ask of every token beyond what the plugin jwt does: where nobody says otherwise, a
 * token says it. Immutable.
 */
public final class PolicyClaims {
    private final List<Policy> policies;

    public PolicyClaims(List<Policy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** Issuer and audience of the policy whose tokens stand for a consumer, and the first value of every claim that is accepted. */
    public MapNode of(String consumer) {
        MapNode claims = MapNode.empty();
        for (Policy policy : policies) {
            if (isOf("token-claims", policy)) {
                for (MapNode.Entry claim : policy.entries("accept")) {
                    claims = with(claims, claim.name(), first(policy.fields().map("accept"), claim.name()));
                }
            } else if (isOf("jwks", policy) && consumer(policy).equals(consumer)) {
                claims = with(claims, "iss", Optional.ofNullable(policy.get("issuer")));
                claims = with(claims, "aud", first(policy.fields(), "audience"));
            }
        }
        return claims;
    }

    /** The consumer that tokens of the first issuer stand for which a policy trusts. */
    Optional<String> trusted() {
        return policies.stream()
                .filter(policy -> isOf("jwks", policy))
                .findFirst()
                .map(PolicyClaims::consumer);
    }

    private static String consumer(Policy policy) {
        return policy.text("consumer", policy.name());
    }

    private static boolean isOf(String type, Policy policy) {
        return type.equals(policy.fields().string("policy"));
    }

    private static Optional<Node> first(@Nullable MapNode map, String list) {
        return map == null ? Optional.empty() : map.list(list).stream().findFirst();
    }

    /** What an earlier policy said stays. */
    private static MapNode with(MapNode claims, String name, Optional<Node> value) {
        return claims.has(name)
                ? claims
                : value.map(said -> claims.with(name, said)).orElse(claims);
    }
}

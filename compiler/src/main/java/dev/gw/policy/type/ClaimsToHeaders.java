package dev.gw.policy.type;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import java.util.List;
import java.util.Map;

/** {@code claims-to-headers}: services learn from headers what the token says. */
public final class ClaimsToHeaders implements PolicyType {
    @Override
    public String name() {
        return "claims-to-headers";
    }

    @Override
    public String about() {
        return "Claims of the token that jwt checked go to the service as headers; copies that the client sent never pass.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.required(
                        "headers", new Shape.MapOf(Shape.text()), "the claim for each header, as X-User-Id: sub"),
                Field.optional(
                        "lists", Shape.choice("joined", "json"), "how lists and maps are written; joined by default"),
                Field.optional("separator", Shape.text(), "what joins them; a comma by default"));
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into));
    }

    private static void lower(Policy policy, Lowering into) {
        Claims.run(
                policy,
                "claims-to-headers",
                Map.of(
                        "HEADERS", LuaCode.literal(policy.require("headers")),
                        "AS_JSON", String.valueOf(policy.text("lists", "joined").equals("json")),
                        "SEPARATOR", LuaCode.quoted(policy.text("separator", ","))),
                into);
    }
}

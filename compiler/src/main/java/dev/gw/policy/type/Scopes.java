package dev.gw.policy.type;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.List;
import java.util.Map;

/** {@code scopes}: only tokens with the right scopes or roles get through. */
public final class Scopes implements PolicyType {
    @Override
    public String name() {
        return "scopes";
    }

    @Override
    public String about() {
        return "Only tokens with the scopes or roles that are needed reach the service; others get 403 with the reason.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.optional("all", Shape.texts(TextForm.SOME), "scopes that the token needs, every one"),
                Field.optional("any", Shape.texts(TextForm.SOME), "scopes of which the token needs one"),
                Field.optional(
                        "claims",
                        Shape.texts(TextForm.SOME),
                        "the claims that hold scopes: words, lists, or maps by their keys; scope by default"),
                Field.optional("status", new Shape.Whole(400, 499), "the status of a refusal; 403 by default"));
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into, out));
    }

    private static void lower(Policy policy, Lowering into, Diagnostics out) {
        List<String> all = policy.texts("all");
        List<String> any = policy.texts("any");
        if (all.isEmpty() && any.isEmpty()) {
            out.add(Diagnostic.of(
                            Code.GW1602, policy.origin(), "the policy scopes asks for no scope, so it refuses nobody")
                    .help("name scopes under all or any"));
            return;
        }
        List<String> claims = policy.texts("claims");
        Claims.run(
                policy,
                "scopes",
                Map.of(
                        "CLAIMS", LuaCode.literal(claims.isEmpty() ? List.of("scope") : claims),
                        "ALL", LuaCode.literal(all),
                        "ANY", LuaCode.literal(any),
                        "STATUS", String.valueOf(policy.whole("status", 403))),
                into);
    }
}

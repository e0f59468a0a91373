package dev.gw.policy.type;

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

/** {@code token-claims}: issuer, audience and the like, which Kong's jwt does not check. */
public final class TokenClaims implements PolicyType {
    @Override
    public String name() {
        return "token-claims";
    }

    @Override
    public String about() {
        return "Tokens whose issuer, audience or other claims are not among those accepted get 401; Kong's jwt checks only times.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(Field.required(
                "accept",
                new Shape.MapOf(TextForm.SOME, Shape.texts(TextForm.SOME), 1),
                "for each claim the values of which it has to hold one, as iss: [https://id.example]"));
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into));
    }

    private static void lower(Policy policy, Lowering into) {
        Claims.run(policy, "token-claims", Map.of("CLAIMS", LuaCode.literal(policy.require("accept"))), into);
    }
}

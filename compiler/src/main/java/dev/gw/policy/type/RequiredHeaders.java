package dev.gw.policy.type;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.List;
import java.util.Map;

/** {@code required-headers}: requests without the headers of the contract don't reach services. */
public final class RequiredHeaders implements PolicyType {
    private static final String NAME = "required-headers";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Requests without the headers that services rely on get 400 with the names of those that are missing.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.required(
                        "headers", Shape.texts(TextForm.HEADER), "the headers that have to be there, with a value"),
                Field.optional("status", new Shape.Whole(400, 499), "the status of a refusal; 400 by default"));
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into));
    }

    private static void lower(Policy policy, Lowering into) {
        into.function(
                policy,
                Runner.POST_FUNCTION,
                "access",
                LuaCode.of(
                        NAME,
                        Map.of(
                                "HEADERS", LuaCode.literal(policy.texts("headers")),
                                "STATUS", String.valueOf(policy.whole("status", 400)))));
    }
}

package dev.gw.policy.type;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.LuaFunction;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Policy;
import java.util.LinkedHashMap;
import java.util.Map;

/** What policies that set headers of answers share. */
final class ResponseHeaders {
    private ResponseHeaders() {}

    /** Sets headers on every answer, also on the gateway's own errors; of several such policies the narrowest does. */
    static void set(Policy policy, String why, Map<String, String> headers, boolean overwrite, Lowering into) {
        Map<String, Node> values = new LinkedHashMap<>();
        headers.forEach((name, value) -> values.put(name, Scalar.string(value, policy.origin())));
        String code = LuaCode.of(
                "response-headers",
                Map.of(
                        "WHY", why,
                        "HEADERS", LuaCode.literal(Lowering.map(policy.origin(), values)),
                        "OVERWRITE", String.valueOf(overwrite)));
        Scalar text = Scalar.string(code, Scalar.Style.LITERAL, policy.origin());
        String slot = String.valueOf(policy.fields().string("policy"));
        policy.scopes()
                .forEach(scope ->
                        into.function(new LuaFunction(Runner.POST_FUNCTION, "header_filter", scope, slot, text)));
    }
}

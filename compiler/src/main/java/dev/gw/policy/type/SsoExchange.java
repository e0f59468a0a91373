package dev.gw.policy.type;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.Scope;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.List;
import java.util.Map;

/**
 * {@code sso-exchange}: a token for a session. Kong's sandbox has no HTTP client, so the request itself becomes the
 * exchange: it goes to the route's service as a POST of the token.
 */
public final class SsoExchange implements PolicyType {
    private static final String NAME = "sso-exchange";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "The token that jwt checked is posted to an endpoint of the route's service; the session it answers with"
                + " goes back to the caller.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.required(
                        "endpoint", Shape.text(TextForm.PATH), "the endpoint's path, as /api/internal/sso/exchange"),
                Field.optional(
                        "field",
                        Shape.text(TextForm.SOME),
                        "the field of the JSON body that holds the token; token by default"));
    }

    @Override
    public List<String> exclusive(Policy policy) {
        return List.of("the endpoint of the exchange");
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into, out));
    }

    private static void lower(Policy policy, Lowering into, Diagnostics out) {
        if (policy.scopes().stream().anyMatch(scope -> scope.level() == Scope.Level.EVERYWHERE)) {
            out.add(Diagnostic.of(
                            Code.GW1602, policy.origin(), "the policy sso-exchange would turn every request into one")
                    .help("say which routes or services it is for"));
            return;
        }
        String field = JsonWriter.compact(Scalar.string(policy.text("field", "token")));
        into.function(
                policy,
                Runner.POST_FUNCTION,
                "access",
                LuaCode.of(
                        NAME,
                        Map.of(
                                "ENDPOINT", LuaCode.quoted(policy.text("endpoint", "")),
                                "FIELD", LuaCode.quoted(field))));
    }
}

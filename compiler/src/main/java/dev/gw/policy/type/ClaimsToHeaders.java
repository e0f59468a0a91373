package dev.gw.policy.type;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code claims-to-headers}: services learn from headers what the token says. */
public final class ClaimsToHeaders implements PolicyType {
    private static final Set<String> FRAMING =
            Set.of("content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer");

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
                Field.required("headers", Shape.headers(TextForm.SOME), "the claim for each header, as X-User-Id: sub"),
                Field.optional(
                        "lists", Shape.choice("joined", "json"), "how lists and maps are written; joined by default"),
                Field.optional("separator", Shape.text(), "what joins them; a comma by default"));
    }

    @Override
    public List<String> exclusive(Policy policy) {
        return policy.entries("headers").stream()
                .map(entry -> "the header " + entry.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into, out));
    }

    private static void lower(Policy policy, Lowering into, Diagnostics out) {
        for (MapNode.Entry entry : policy.entries("headers")) {
            if (FRAMING.contains(entry.name().toLowerCase(Locale.ROOT))) {
                out.add(Diagnostic.of(
                                Code.GW1602,
                                entry.key().span(),
                                entry.name() + " says where a request ends, or who reads it; no claim can")
                        .help("take a header of your own, such as X-" + entry.name()));
            }
        }
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

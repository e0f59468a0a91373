package dev.gw.policy.type;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.policy.Lowering;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code request-ids}: every request has an id, the client's or a new one. */
public final class RequestIds implements PolicyType {
    @Override
    public String name() {
        return "request-ids";
    }

    @Override
    public String about() {
        return "Every request gets an id where it brings none; services and clients see it.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.optional("header", Shape.text(TextForm.HEADER), "the header; X-Request-Id by default"),
                Field.optional(
                        "generator",
                        Shape.choice("uuid", "uuid#counter", "tracker"),
                        "what makes ids; uuid by default"),
                Field.optional("echo", new Shape.Flag(), "whether clients see it; true by default"));
    }

    @Override
    public List<String> exclusive(Policy policy) {
        return List.of("the ids of requests");
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into));
    }

    private static void lower(Policy policy, Lowering into) {
        Map<String, Node> config = new LinkedHashMap<>();
        config.put("header_name", Scalar.string(policy.text("header", "X-Request-Id"), policy.origin()));
        config.put("generator", Scalar.string(policy.text("generator", "uuid"), policy.origin()));
        config.put("echo_downstream", Scalar.bool(policy.flag("echo", true)));
        into.plugin(policy, "correlation-id", Lowering.map(policy.origin(), config));
    }
}

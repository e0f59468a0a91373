package dev.gw.policy.type;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.Scope;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import dev.gw.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code health}: a path that the gateway answers itself. */
public final class Health implements PolicyType {
    /** What it answers unless it is told otherwise. */
    public static final String PATH = "/health";

    /** The methods that it answers. */
    public static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");

    private static final String NAME = "health";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "A path that the gateway answers by itself, before authentication and limits.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.optional("path", Shape.text(TextForm.PATH), "the path; /health by default"),
                Field.optional("status", new Shape.Whole(200, 599), "the status; 200 by default"),
                Field.optional("body", Shape.text(), "the body; {\"status\":\"ok\"} by default"),
                Field.optional(
                        "content_type",
                        Shape.text(TextForm.HEADER_VALUE),
                        "the body's type; application/json by default"));
    }

    @Override
    public boolean isScoped() {
        return false;
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into));
    }

    /** The path, at its place where somebody said it. */
    private static Node path(Policy policy) {
        Node said = policy.get("path");
        return said == null ? Scalar.string(PATH, policy.origin()) : said;
    }

    private static void lower(Policy policy, Lowering into) {
        Span origin = policy.origin();
        Map<String, Node> route = new LinkedHashMap<>();
        route.put("name", Scalar.string(policy.name(), origin));
        route.put(
                "methods",
                ListNode.of(METHODS.stream()
                        .map(method -> Scalar.string(method, origin))
                        .toList()));
        route.put("paths", ListNode.of(List.of(path(policy))));
        into.add(EntityKind.ROUTES, Lowering.map(origin, route));
        String code = LuaCode.of(
                NAME,
                Map.of(
                        "STATUS", String.valueOf(policy.whole("status", 200)),
                        "BODY", LuaCode.quoted(policy.text("body", "{\"status\":\"ok\"}")),
                        "TYPE", LuaCode.quoted(policy.text("content_type", "application/json"))));
        Policy here = new Policy(policy.name(), policy.fields(), List.of(Scope.route(policy.name())));
        into.function(here, Runner.PRE_FUNCTION, "access", code);
    }
}

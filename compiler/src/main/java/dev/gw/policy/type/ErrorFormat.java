package dev.gw.policy.type;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code error-format}: one form for the bodies of all errors. */
public final class ErrorFormat implements PolicyType {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEMPLATE =
            "{\"error\":{\"code\":\"{code}\",\"message\":\"{message}\",\"request_id\":\"{request_id}\",\"timestamp\":\"{timestamp}\"}}";

    /** What the gateway's own errors are called: the first that fits. */
    private static final ListNode USUAL = ListNode.of(List.of(
            rule("jwt_expired", 401, "token expired"),
            rule("unauthorized", 401, "API key"),
            rule("jwt_missing", 401, "\"Unauthorized\""),
            rule("jwt_invalid", 401, null),
            rule("forbidden", 403, null),
            rule("not_found", 404, null),
            rule("method_not_allowed", 405, null),
            rule("payload_too_large", 413, null),
            rule("upgrade_required", 426, null),
            rule("rate_limited", 429, null),
            rule("upstream_error", 502, null),
            rule("service_unavailable", 503, null),
            rule("upstream_timeout", 504, null),
            rule("bad_request", 400, null),
            rule("internal_error", 500, null)));

    @Override
    public String name() {
        return "error-format";
    }

    @Override
    public String about() {
        return "All errors of the gateway have one form, with a code that programs can tell apart.";
    }

    @Override
    public List<Field> parameters() {
        Shape rule = new Shape.Fields(List.of(
                Field.required("code", Shape.text(TextForm.SOME), "what such errors are called"),
                Field.optional("status", new Shape.Whole(400, 599), "the status it is for"),
                Field.optional("text", Shape.text(), "a piece of what the gateway says"),
                Field.optional("message", Shape.text(), "what is said instead")));
        return List.of(
                Field.optional(
                        "codes",
                        new Shape.ListOf(rule, 0),
                        "rules that go before the usual ones; the first that fits counts"),
                Field.optional(
                        "template",
                        Shape.text(TextForm.SOME),
                        "the body, with {code}, {message}, {status}, {request_id} and {timestamp}"),
                Field.optional(
                        "content_type",
                        Shape.text(TextForm.HEADER_VALUE),
                        "the body's type; application/json; charset=utf-8 by default"),
                Field.optional(
                        "request_id",
                        Shape.text(TextForm.HEADER),
                        "the header that holds the request's id; else Kong's own id"),
                Field.optional(
                        "upstream",
                        new Shape.Flag(),
                        "whether errors of services from 500 on change too; false by default"));
    }

    @Override
    public boolean isScoped() {
        return false;
    }

    @Override
    public List<String> exclusive(Policy policy) {
        return List.of("the form of errors");
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into, out));
    }

    private static void lower(Policy policy, Lowering into, Diagnostics out) {
        if (policy.get("template") instanceof Scalar template) {
            new ErrorTemplate(template).check(policy.text("content_type", JSON), out);
        }
        into.function(
                policy,
                Runner.POST_FUNCTION,
                "header_filter",
                LuaCode.of(
                        "error-headers",
                        Map.of(
                                "UPSTREAM", String.valueOf(policy.flag("upstream", false)),
                                "TYPE", LuaCode.quoted(policy.text("content_type", JSON)))));
        List<Node> rules = new ArrayList<>(policy.fields().list("codes"));
        rules.addAll(USUAL.items());
        String header = policy.text("request_id", "");
        into.function(
                policy,
                Runner.POST_FUNCTION,
                "body_filter",
                LuaCode.of(
                        "error-body",
                        Map.of(
                                "RULES", lines(rules),
                                "TEMPLATE", LuaCode.quoted(policy.text("template", TEMPLATE)),
                                "REQUEST_ID", header.isEmpty() ? "nil" : LuaCode.quoted(header))));
    }

    /** A rule a line: the table is there to be read. */
    private static String lines(List<Node> rules) {
        StringBuilder text = new StringBuilder("{\n");
        rules.forEach(rule -> text.append("  ").append(LuaCode.literal(rule)).append(",\n"));
        return text.append('}').toString();
    }

    private static Node rule(String code, int status, @Nullable String text) {
        dev.gw.document.MapNode rule = dev.gw.document.MapNode.empty()
                .with("code", Scalar.string(code))
                .with("status", Scalar.integer(status));
        return text == null ? rule : rule.with("text", Scalar.string(text));
    }
}

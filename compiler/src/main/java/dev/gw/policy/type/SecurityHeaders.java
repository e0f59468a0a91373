package dev.gw.policy.type;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
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

/** {@code security-headers}: what browsers are told about how to treat answers. */
public final class SecurityHeaders implements PolicyType {
    @Override
    public String name() {
        return "security-headers";
    }

    @Override
    public String about() {
        return "Answers carry headers that keep browsers from guessing, framing and falling back to plain HTTP.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.optional(
                        "headers",
                        Shape.headers(TextForm.HEADER_VALUE),
                        "further headers, or other values; an empty value removes one"),
                Field.optional(
                        "overwrite", new Shape.Flag(), "whether headers that services set give way; false by default"));
    }

    @Override
    public List<String> exclusive(Policy policy) {
        return List.of("the headers for browsers");
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into));
    }

    private static void lower(Policy policy, Lowering into) {
        ResponseHeaders.set(policy, " that browsers heed", headers(policy), policy.flag("overwrite", false), into);
    }

    /** The headers that such a policy sets, with their values. */
    public static Map<String, String> headers(Policy policy) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        for (MapNode.Entry entry : policy.entries("headers")) {
            headers.keySet().removeIf(name -> name.equalsIgnoreCase(entry.name()));
            String value = ((Scalar) entry.value()).text();
            if (!value.isEmpty()) {
                headers.put(entry.name(), value);
            }
        }
        return headers;
    }
}

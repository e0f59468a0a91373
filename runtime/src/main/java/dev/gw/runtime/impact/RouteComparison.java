package dev.gw.runtime.impact;

import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effect;
import dev.gw.runtime.impact.finding.Effects;
import dev.gw.runtime.impact.finding.Rule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a route itself says of its requests, but for which ones it takes. */
final class RouteComparison {
    private final Bundle after;
    private final Effects out;

    RouteComparison(Bundle after, Effects out) {
        this.after = after;
        this.out = out;
    }

    void compare(Entity was, Entity is) {
        Set<String> protocols = Fields.texts(is.fields().get("protocols"));
        if (Protocols.areOfConnections(protocols)) {
            connections(was, is, Fields.texts(was.fields().get("protocols")), protocols);
            return;
        }
        tls(was, is);
        if (was.isTrue("preserve_host") != is.isTrue("preserve_host")) {
            String now = is.isTrue("preserve_host") ? "the one that the caller sent" : "the service's own";
            add(Rule.UPSTREAM_HOST_CHANGED, was, is, "preserve_host", "the service now gets as Host header " + now);
        }
        for (String field : List.of("request_buffering", "response_buffering")) {
            if (was.isTrue(field) != is.isTrue(field)) {
                String bodies = field.startsWith("request") ? "bodies of requests" : "bodies of answers";
                String how = is.isTrue(field) ? " are now held back until they are whole" : " are now streamed";
                add(Rule.BUFFERING_CHANGED, was, is, field, bodies + how);
            }
        }
    }

    private void tls(Entity was, Entity is) {
        boolean plain = isPlain(was);
        boolean isPlain = isPlain(is);
        if (plain && !isPlain) {
            String refusal = Fields.shown(is, "https_redirect_status_code");
            add(Rule.TLS_REQUIRED, was, is, "protocols", "requests without TLS are now answered with " + refusal);
        } else if (!plain && isPlain) {
            add(Rule.TLS_DROPPED, was, is, "protocols", "requests without TLS are now answered");
        } else if (!plain && !Fields.same(was, is, List.of("https_redirect_status_code"))) {
            String refusal = Fields.shown(is, "https_redirect_status_code");
            add(
                    Rule.HTTPS_ANSWER_CHANGED,
                    was,
                    is,
                    "https_redirect_status_code",
                    "requests without TLS are now answered with " + refusal);
        }
    }

    private void connections(Entity was, Entity is, Set<String> had, Set<String> has) {
        if (!Protocols.areOfConnections(had)) {
            return;
        }
        boolean secured = Protocols.isSecured(had);
        if (!secured && Protocols.isSecured(has)) {
            add(Rule.TLS_REQUIRED, was, is, "protocols", "connections without TLS are no longer taken");
        } else if (secured && !Protocols.isSecured(has)) {
            add(Rule.TLS_DROPPED, was, is, "protocols", "connections without TLS are now taken");
        } else if (secured && has.contains("tls_passthrough") != had.contains("tls_passthrough")) {
            String end = has.contains("tls_passthrough") ? "the service" : "the gateway";
            add(Rule.TLS_ENDS_ELSEWHERE, was, is, "protocols", "TLS now ends at " + end + ", with its certificate");
        }
    }

    private static boolean isPlain(Entity route) {
        Set<String> protocols = Fields.texts(route.fields().get("protocols"));
        return protocols.contains("http") || !protocols.contains("https");
    }

    private void add(Rule rule, Entity was, Entity is, String field, String what) {
        Node value = is.fields().get(field);
        Cause cause = place(is, value);
        out.add(new Effect(rule, cause, field, is, what, Fields.shown(was, field), Fields.shown(is, field)));
    }

    private Cause place(Entity route, @Nullable Node value) {
        return value == null ? Cause.of(after, route) : Cause.of(after, route, value.span());
    }
}

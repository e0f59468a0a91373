package dev.gw.runtime.impact;

import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effect;
import dev.gw.runtime.impact.finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the services of a route on both sides: who is asked, how, and for how long. */
final class ServiceComparison {
    private static final List<String> TIMEOUTS = List.of("connect_timeout", "write_timeout", "read_timeout");

    private final Bundle before;
    private final Bundle after;
    private final Balancing balancing;

    ServiceComparison(Bundle before, Bundle after) {
        this.before = before;
        this.after = after;
        this.balancing = new Balancing(before, after);
    }

    /** The effects on every route of the service; none where it is as it was. */
    List<Effect> compare(@Nullable Entity was, @Nullable Entity is) {
        if (was == null && is == null) {
            return List.of();
        }
        if (is == null && was != null) {
            Cause cause = Cause.of(before, was);
            return List.of(new Effect(
                    Rule.UPSTREAM_REMOVED, cause, "", null, "no service is asked any more", address(was), "none"));
        }
        if (was == null && is != null) {
            String what = "requests now go to " + address(is);
            return List.of(new Effect(Rule.UPSTREAM_CHANGED, Cause.of(after, is), "", null, what, "none", address(is)));
        }
        List<Effect> effects = new ArrayList<>();
        if (was != null && is != null) {
            address(was, is, effects);
            timeouts(was, is, effects);
            balancing.compare(was, is, effects);
        }
        return effects;
    }

    private void address(Entity was, Entity is, List<Effect> out) {
        String old = address(was);
        String now = address(is);
        if (!old.equals(now)) {
            boolean dropped = isTls(was) && !isTls(is);
            String what = "requests go to " + now + " instead of " + old;
            out.add(effect(dropped ? Rule.UPSTREAM_TLS_DROPPED : Rule.UPSTREAM_CHANGED, is, "host", what, old, now));
        }
        boolean verified = isTrue(was, "tls_verify");
        boolean verifies = isTrue(is, "tls_verify");
        if (verified != verifies && isTls(is)) {
            out.add(
                    verifies
                            ? effect(
                                    Rule.UPSTREAM_VERIFIED,
                                    is,
                                    "tls_verify",
                                    "its certificate is now verified",
                                    "no",
                                    "yes")
                            : effect(
                                    Rule.UPSTREAM_UNVERIFIED,
                                    is,
                                    "tls_verify",
                                    "its certificate is no longer verified",
                                    "yes",
                                    "no"));
        }
    }

    private void timeouts(Entity was, Entity is, List<Effect> out) {
        for (String field : TIMEOUTS) {
            double old = Fields.number(was, field);
            double now = Fields.number(is, field);
            if (old != now) {
                Rule rule = now < old ? Rule.TIMEOUT_LOWERED : Rule.TIMEOUT_RAISED;
                String what = field + " is " + Fields.shown(is, field) + " ms instead of " + Fields.shown(was, field);
                out.add(effect(rule, is, field, what, Fields.shown(was, field), Fields.shown(is, field)));
            }
        }
        if (Fields.number(was, "retries") != Fields.number(is, "retries")) {
            String old = Fields.shown(was, "retries");
            String now = Fields.shown(is, "retries");
            out.add(effect(
                    Rule.RETRIES_CHANGED,
                    is,
                    "retries",
                    "failing tries are repeated " + now + " times instead of " + old,
                    old,
                    now));
        }
        if (!Fields.same(was, is, List.of("client_certificate", "ca_certificates", "tls_verify_depth"))) {
            out.add(effect(
                    Rule.UPSTREAM_CHANGED,
                    is,
                    "client_certificate",
                    "other certificates are shown or trusted",
                    null,
                    null));
        }
    }

    private Effect effect(Rule rule, Entity is, String field, String what, @Nullable String old, @Nullable String now) {
        Node value = is.fields().get(field);
        Cause cause = value == null ? Cause.of(after, is) : Cause.of(after, is, value.span());
        return new Effect(rule, cause, field, null, what, old, now);
    }

    private static boolean isTrue(Entity service, String field) {
        return service.isTrue(field);
    }

    private static boolean isTls(Entity service) {
        return Set.of("https", "grpcs", "wss", "tls")
                .contains(String.valueOf(service.fields().string("protocol")));
    }

    /** Scheme, host and port. */
    static String address(Entity service) {
        return service.fields().string("protocol") + "://" + service.fields().string("host") + ":"
                + Fields.shown(service, "port");
    }
}

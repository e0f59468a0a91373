package dev.gw.policy.type;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.policy.Lowering;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code tiers}: plans with limits, and who is on which. */
public final class Tiers implements PolicyType {
    private static final List<String> WINDOWS = List.of("second", "minute", "hour", "day", "month", "year");
    /** So much that nobody reaches it; a plugin that is there keeps wider limits from holding. */
    private static final long UNLIMITED = 2_000_000_000L;

    @Override
    public String name() {
        return "tiers";
    }

    @Override
    public String about() {
        return "Plans with limits per second to year: each consumer is on one, callers without a name may have their own.";
    }

    @Override
    public List<Field> parameters() {
        List<Field> tier = new ArrayList<>();
        WINDOWS.forEach(window -> tier.add(Field.optional(window, Shape.count(), "requests per " + window)));
        tier.add(Field.optional("unlimited", new Shape.Flag(), "no limit, not even a wider one"));
        tier.add(Field.optional("consumers", Shape.texts(), "usernames of who is on it"));
        tier.add(Field.optional("groups", Shape.texts(), "acl groups whose consumers are on it"));
        tier.add(Field.optional(
                "anonymous",
                Shape.text(TextForm.SOME),
                "the consumer of callers without a token, each address for itself"));
        return List.of(
                Field.required("tiers", new Shape.MapOf(TextForm.SOME, new Shape.Fields(tier), 1), "the plans by name"),
                Field.optional(
                        "redis",
                        new Shape.Fields(Redis.FIELDS),
                        "where counters are shared; without it each node counts alone"),
                Field.optional(
                        "fault_tolerant",
                        new Shape.Flag(),
                        "whether requests pass while Redis is away; true by default"),
                Field.optional(
                        "hide_client_headers", new Shape.Flag(), "whether clients see no limits; false by default"));
    }

    @Override
    public boolean isScoped() {
        return false;
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into, out));
    }

    private static void lower(Policy policy, Lowering into, Diagnostics out) {
        Map<String, Scalar> placed = new LinkedHashMap<>();
        for (MapNode.Entry tier : policy.entries("tiers")) {
            MapNode fields = (MapNode) tier.value();
            MapNode config = config(policy, tier, out);
            if (config == null) {
                continue;
            }
            for (Scalar member : members(fields, into, out)) {
                Scalar before = placed.putIfAbsent(member.text(), member);
                if (before == null) {
                    limit(member, tier, config, into);
                } else {
                    out.add(Diagnostic.of(
                                    Code.GW1203, member.span(), "the consumer " + member.shown() + " is on two tiers")
                            .label(before.span(), "here it is on another"));
                }
            }
            if (fields.get("anonymous") instanceof Scalar anonymous) {
                anonymous(anonymous, tier, config, into);
            }
        }
    }

    private static List<Scalar> members(MapNode tier, Lowering into, Diagnostics out) {
        List<Scalar> members = new ArrayList<>();
        for (Node item : tier.list("consumers")) {
            Scalar name = (Scalar) item;
            if (into.names().consumers().contains(name.text())) {
                members.add(name);
            } else {
                unknown(name, "consumer", into.names().consumers(), into, out);
            }
        }
        for (Node item : tier.list("groups")) {
            Scalar group = (Scalar) item;
            List<String> inGroup = into.names().consumersIn(group.text());
            inGroup.forEach(name -> members.add(into.names().at(group.span(), name)));
            if (inGroup.isEmpty()) {
                unknown(group, "acl group with consumers called", into.names().groups(), into, out);
            }
        }
        return members;
    }

    private static void unknown(Scalar name, String what, Set<String> known, Lowering into, Diagnostics out) {
        Diagnostic found = Diagnostic.of(Code.GW1401, name.span(), "there is no " + what + " " + name.shown());
        out.add(into.names()
                .nearest(name.text(), known)
                .map(near -> found.help("did you mean " + near + "?"))
                .orElse(found));
    }

    private static @Nullable MapNode config(Policy policy, MapNode.Entry tier, Diagnostics out) {
        MapNode fields = (MapNode) tier.value();
        Span origin = tier.key().span();
        MapNode config = new MapNode(List.of(), origin);
        for (String window : WINDOWS) {
            Node limit = fields.get(window);
            config = limit == null ? config : config.with(window, limit);
        }
        boolean unlimited = fields.get("unlimited") instanceof Scalar scalar && scalar.isTrue();
        if (unlimited == !config.isEmpty()) {
            out.add(Diagnostic.of(
                            Code.GW1602,
                            origin,
                            "the tier " + tier.name() + (unlimited ? " is unlimited, but has limits" : " has no limit"))
                    .help(unlimited ? "remove one of the two" : "say minute: 100, or unlimited: true"));
            return null;
        }
        if (unlimited) {
            return config.with("year", Scalar.integer(UNLIMITED))
                    .with("policy", Scalar.string("local", origin))
                    .with("hide_client_headers", Scalar.bool(true));
        }
        return shared(policy, config, origin);
    }

    private static MapNode shared(Policy policy, MapNode limits, Span origin) {
        MapNode redis = policy.fields().map("redis");
        MapNode config = limits.with("policy", Scalar.string(redis == null ? "local" : "redis", origin))
                .with("fault_tolerant", Scalar.bool(policy.flag("fault_tolerant", true)))
                .with("hide_client_headers", Scalar.bool(policy.flag("hide_client_headers", false)));
        return redis == null ? config : config.with("redis", redis);
    }

    private static void limit(Scalar consumer, MapNode.Entry tier, MapNode config, Lowering into) {
        Span origin = tier.key().span();
        into.add(
                EntityKind.PLUGINS,
                new MapNode(List.of(), origin)
                        .with("name", Scalar.string("rate-limiting", origin))
                        .with("consumer", consumer)
                        .with(
                                "config",
                                config.has("limit_by")
                                        ? config
                                        : config.with("limit_by", Scalar.string("consumer", origin))));
    }

    private static void anonymous(Scalar consumer, MapNode.Entry tier, MapNode config, Lowering into) {
        if (!into.names().consumers().contains(consumer.text())) {
            into.add(EntityKind.CONSUMERS, new MapNode(List.of(), consumer.span()).with("username", consumer));
        }
        limit(consumer, tier, config.with("limit_by", Scalar.string("ip", consumer.span())), into);
    }
}

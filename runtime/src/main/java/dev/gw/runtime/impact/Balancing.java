package dev.gw.runtime.impact;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effect;
import dev.gw.runtime.impact.finding.Names;
import dev.gw.runtime.impact.finding.Rule;
import dev.gw.runtime.impact.finding.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the upstreams that services name as their hosts: the targets, and how one of them is chosen. */
final class Balancing {
    private static final Set<String> NO_MATTER =
            Set.of("id", "name", "tags", "created_at", "updated_at", "host_header");

    private final Bundle before;
    private final Bundle after;
    private final Map<String, Entity> upstreamsBefore;
    private final Map<String, Entity> upstreamsAfter;
    private final Map<String, Map<String, Share>> targetsBefore;
    private final Map<String, Map<String, Share>> targetsAfter;

    /** What part of the requests a target gets, and target and part as they may be shown. */
    private record Share(double weight, String shown) {
        static Share of(Entity target) {
            String name = Shown.of(target.fields().get("target"));
            String weight = Shown.of(target.fields().get("weight"));
            return new Share(Fields.number(target, "weight"), weight.equals("100") ? name : name + " (" + weight + ")");
        }
    }

    Balancing(Bundle before, Bundle after) {
        this.before = before;
        this.after = after;
        upstreamsBefore = upstreams(before);
        upstreamsAfter = upstreams(after);
        targetsBefore = targets(before);
        targetsAfter = targets(after);
    }

    private static Map<String, Entity> upstreams(Bundle bundle) {
        Map<String, Entity> upstreams = new HashMap<>();
        bundle.all(EntityKind.UPSTREAMS).forEach(upstream -> upstreams.put(String.valueOf(upstream.name()), upstream));
        return upstreams;
    }

    /** What each target gets, by the upstream's id. */
    private static Map<String, Map<String, Share>> targets(Bundle bundle) {
        Map<String, Map<String, Share>> targets = new HashMap<>();
        for (Entity target : bundle.all(EntityKind.TARGETS)) {
            targets.computeIfAbsent(String.valueOf(target.foreignId("upstream")), ignored -> new TreeMap<>())
                    .put(String.valueOf(target.fields().string("target")), Share.of(target));
        }
        return targets;
    }

    void compare(Entity was, Entity is, List<Effect> out) {
        Entity old = upstreamsBefore.get(String.valueOf(was.fields().string("host")));
        Entity now = upstreamsAfter.get(String.valueOf(is.fields().string("host")));
        if (old == null) {
            if (now != null) {
                Cause cause = Cause.of(after, now);
                String what = "its host is now an upstream with targets";
                out.add(new Effect(Rule.UPSTREAM_CHANGED, cause, "upstream", null, what, null, null));
            }
            return;
        }
        if (now == null) {
            Cause cause = Cause.of(before, old);
            String what = "its host is no longer an upstream with targets";
            out.add(new Effect(Rule.UPSTREAM_CHANGED, cause, "upstream", null, what, null, null));
            return;
        }
        compareTargets(old, now, out);
        if (!Fields.same(old.fields().get("host_header"), now.fields().get("host_header"))) {
            out.add(new Effect(
                    Rule.UPSTREAM_HOST_CHANGED,
                    Cause.of(after, now),
                    "host_header",
                    null,
                    "its Host header is now " + Fields.shown(now, "host_header"),
                    Fields.shown(old, "host_header"),
                    Fields.shown(now, "host_header")));
        }
        if (!Fields.sameBut(old, now, NO_MATTER)) {
            String what = "targets are chosen or watched in another way";
            out.add(new Effect(Rule.BALANCING_CHANGED, Cause.of(after, now), "", null, what, null, null));
        }
    }

    private void compareTargets(Entity old, Entity now, List<Effect> out) {
        Map<String, Share> had = targetsBefore.getOrDefault(old.id(), Map.of());
        Map<String, Share> has = targetsAfter.getOrDefault(now.id(), Map.of());
        if (weights(had).equals(weights(has))) {
            return;
        }
        boolean emptied = isEmpty(has) && !isEmpty(had);
        String what = emptied ? "no target is left in " + Names.of(now) : "requests are spread over " + shown(has);
        out.add(new Effect(
                emptied ? Rule.UPSTREAM_EMPTIED : Rule.TARGETS_CHANGED,
                Cause.of(after, now),
                "targets",
                null,
                what,
                shown(had),
                shown(has)));
    }

    private static Map<String, Double> weights(Map<String, Share> targets) {
        Map<String, Double> weights = new HashMap<>();
        targets.forEach((target, share) -> weights.put(target, share.weight()));
        return weights;
    }

    private static boolean isEmpty(Map<String, Share> targets) {
        return targets.values().stream().noneMatch(share -> share.weight() > 0);
    }

    /** Those that get requests, with their weights where these are not the usual one. */
    private static String shown(Map<String, Share> targets) {
        List<String> shown = new ArrayList<>();
        for (Share share : targets.values()) {
            if (share.weight() > 0) {
                shown.add(share.shown());
            }
        }
        return shown.isEmpty() ? "none" : String.join(", ", shown);
    }
}

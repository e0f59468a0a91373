package dev.gw.runtime.impact;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effect;
import dev.gw.runtime.impact.finding.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares the upstreams that services name as their hosts: the targets, and how one of them is chosen. */
final class Balancing {
    private static final Set<String> NO_MATTER =
            Set.of("id", "name", "tags", "created_at", "updated_at", "host_header");

    private final Bundle before;
    private final Bundle after;
    private final Map<String, Entity> upstreamsBefore;
    private final Map<String, Entity> upstreamsAfter;
    private final Map<String, Map<String, Double>> targetsBefore;
    private final Map<String, Map<String, Double>> targetsAfter;

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

    /** The weights by target, by the upstream's id. */
    private static Map<String, Map<String, Double>> targets(Bundle bundle) {
        Map<String, Map<String, Double>> targets = new HashMap<>();
        for (Entity target : bundle.all(EntityKind.TARGETS)) {
            targets.computeIfAbsent(String.valueOf(target.foreignId("upstream")), ignored -> new TreeMap<>())
                    .put(String.valueOf(target.fields().string("target")), Fields.number(target, "weight"));
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
        Map<String, Double> had = targetsBefore.getOrDefault(old.id(), Map.of());
        Map<String, Double> has = targetsAfter.getOrDefault(now.id(), Map.of());
        if (had.equals(has)) {
            return;
        }
        boolean emptied = isEmpty(has) && !isEmpty(had);
        String what = emptied ? "no target is left in " + now.name() : "requests are spread over " + shown(has);
        out.add(new Effect(
                emptied ? Rule.UPSTREAM_EMPTIED : Rule.TARGETS_CHANGED,
                Cause.of(after, now),
                "targets",
                null,
                what,
                shown(had),
                shown(has)));
    }

    private static boolean isEmpty(Map<String, Double> targets) {
        return targets.values().stream().noneMatch(weight -> weight > 0);
    }

    /** Those that get requests, with their weights where these differ. */
    private static String shown(@Nullable Map<String, Double> targets) {
        List<String> shown = new ArrayList<>();
        (targets == null ? Map.<String, Double>of() : targets).forEach((name, weight) -> {
            if (weight > 0) {
                shown.add(name + (weight == 100 ? "" : " (" + Math.round(weight) + ")"));
            }
        });
        return shown.isEmpty() ? "none" : String.join(", ", shown);
    }
}

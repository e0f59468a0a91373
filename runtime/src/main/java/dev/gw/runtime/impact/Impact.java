package dev.gw.runtime.impact;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.chain.ChainComparison;
import dev.gw.runtime.impact.chain.RouteChange;
import dev.gw.runtime.impact.chain.Side;
import dev.gw.runtime.impact.finding.Effect;
import dev.gw.runtime.impact.finding.Effects;
import dev.gw.runtime.impact.witness.Crossing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what a change of the configuration does to those who call the gateway, by the router and the plugin precedence that
 * serve requests.
 */
public final class Impact {
    private static final List<String> MATCHING = List.of(
            "paths",
            "hosts",
            "methods",
            "headers",
            "snis",
            "sources",
            "destinations",
            "expression",
            "priority",
            "regex_priority",
            "protocols",
            "strip_path");

    private final Side before;
    private final Side after;
    private final RoutePairs pairs;
    private final Effects out;
    private final Map<String, List<Effect>> ofServices = new HashMap<>();

    private Impact(Bundle before, Bundle after) {
        this.before = new Side(before);
        this.after = new Side(after);
        this.pairs = new RoutePairs(before, after);
        this.out = new Effects(after.all(EntityKind.ROUTES).size());
    }

    /** Compares two configurations. */
    public static ImpactReport between(Bundle before, Bundle after) {
        return new Impact(before, after).report();
    }

    private ImpactReport report() {
        TouchedPlugins touched = new TouchedPlugins(before.bundle(), after.bundle());
        ServiceComparison services = new ServiceComparison(before.bundle(), after.bundle());
        RouteComparison routes = new RouteComparison(after.bundle(), out);
        pairs.beforeOf().forEach((is, was) -> {
            routes.compare(was, is);
            services(services, was, is).forEach(effect -> out.add(effect.on(is)));
            if (touched.concerns(was, is)) {
                new ChainComparison(new RouteChange(before, after, is, out), was).compare();
            }
        });
        int sent = requests(services);
        new ConsumerComparison(before, after, out).compare();
        new ServerNameComparison(before.bundle(), after.bundle(), out).compare();
        int compared =
                pairs.beforeOf().size() + pairs.added().size() + pairs.removed().size();
        return new ImpactReport(out.findings(), compared, sent);
    }

    /** What became of a service, worked out once for all its routes. */
    private List<Effect> services(ServiceComparison services, Entity was, Entity is) {
        String key = was.foreignId("service") + " " + is.foreignId("service");
        List<Effect> known = ofServices.get(key);
        if (known == null) {
            known = services.compare(
                    before.bundle().parent(was, "service").orElse(null),
                    after.bundle().parent(is, "service").orElse(null));
            ofServices.put(key, known);
        }
        return known;
    }

    /** Who answers which requests; says how many were tried. */
    private int requests(ServiceComparison services) {
        List<Entity> olds = new ArrayList<>(pairs.removed());
        List<Entity> news = new ArrayList<>(pairs.added());
        pairs.beforeOf().forEach((is, was) -> {
            if (mayMove(was, is)) {
                olds.add(was);
                news.add(is);
            }
        });
        if (olds.isEmpty() && news.isEmpty()) {
            return 0;
        }
        Crossing crossing = new Crossing(before.bundle(), after.bundle(), pairs.counterparts());
        crossing.send(olds, news);
        new MovedRequests(before, after, pairs, crossing, services, news, out).report();
        return crossing.sent();
    }

    /** Whether a route may take other requests than it did, or ask its service for another path. */
    private boolean mayMove(Entity was, Entity is) {
        Entity service = before.bundle().parent(was, "service").orElse(null);
        Entity now = after.bundle().parent(is, "service").orElse(null);
        boolean sameService = service == null || now == null
                ? service == null && now == null
                : Fields.same(service, now, List.of("path", "enabled"));
        return !was.id().equals(is.id()) || !sameService || !Fields.same(was, is, MATCHING);
    }
}

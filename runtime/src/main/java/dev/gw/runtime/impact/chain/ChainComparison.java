package dev.gw.runtime.impact.chain;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Names;
import dev.gw.runtime.plugin.PluginScopes.Choice;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the plugins of a route on both sides, for each kind of caller that some scope names. */
public final class ChainComparison {
    private final RouteChange route;
    private final Map<String, Choice> before;
    private final Map<String, Choice> after;

    /**
     * For a route.
     *
     * @param was the route before the change
     */
    public ChainComparison(RouteChange route, Entity was) {
        this.route = route;
        this.before = route.before().chain(was);
        this.after = route.after().chain(route.route());
    }

    /** Adds the effects of all plugins that changed. */
    public void compare() {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        boolean access = false;
        for (String name : names) {
            if (compare(name)) {
                access |= Authentication.isAsking(name) || name.equals("acl") || name.equals("request-termination");
            }
            access |= Authentication.isAsking(name) && isOpenToAnonymous(after.get(name));
        }
        if (access) {
            Authentication was = Authentication.of(route.before(), before);
            Authentication is = Authentication.of(route.after(), after);
            new AuthenticationComparison(route, was, is).compare();
        }
    }

    private boolean compare(String name) {
        Map<String, Entity> was = tiers(route.before(), before.get(name));
        Map<String, Entity> is = tiers(route.after(), after.get(name));
        Set<String> tiers = new TreeSet<>(was.keySet());
        tiers.addAll(is.keySet());
        tiers.add("");
        boolean changed = false;
        for (String tier : tiers) {
            Entity old = was.getOrDefault(tier, was.get(""));
            Entity now = is.getOrDefault(tier, is.get(""));
            if (!same(old, now)) {
                changed = true;
                Aspects.of(name).compare(new PluginChange(route, name, tier, old, now));
            }
        }
        return changed;
    }

    /** Whether it depends on a consumer, who may have changed, that callers without credentials pass. */
    private static boolean isOpenToAnonymous(@Nullable Choice choice) {
        return choice != null && choice.otherwise() != null && ConfigValues.at(choice.otherwise(), "anonymous") != null;
    }

    private static boolean same(@Nullable Entity old, @Nullable Entity now) {
        return Objects.equals(old, now)
                || old != null
                        && now != null
                        && ConfigValues.same(
                                old.fields().get("config"), now.fields().get("config"));
    }

    /** The configurations by who gets them: {@code consumer alice}, or empty for all others. */
    private static Map<String, Entity> tiers(Side side, @Nullable Choice choice) {
        Map<String, Entity> tiers = new TreeMap<>();
        if (choice != null) {
            choice.byConsumer().forEach((id, plugin) -> tiers.put(tier(side, id), plugin));
            if (choice.otherwise() != null) {
                tiers.put("", choice.otherwise());
            }
        }
        return tiers;
    }

    private static String tier(Side side, String consumerId) {
        return side.bundle()
                .byId(EntityKind.CONSUMERS, consumerId)
                .map(Names::called)
                .orElse("consumer " + consumerId);
    }
}

package dev.gw.drill.derive;

import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Item;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every limit of every rate-limiting plugin: exactly so many requests pass in a window and the next is refused, for each
 * caller apart, on all routes of the plugin's scope together, until the window ends.
 */
final class LimitChecks {
    private final Sketch sketch;
    private final Passages passages;
    private final LimitNeighbours neighbours;

    LimitChecks(Sketch sketch, Passages passages) {
        this.sketch = sketch;
        this.passages = passages;
        this.neighbours = new LimitNeighbours(sketch, passages);
    }

    void derive() {
        for (Entity plugin : sketch.bundle().all(EntityKind.PLUGINS)) {
            if ("rate-limiting".equals(plugin.name()) && plugin.isTrue("enabled")) {
                plugin(plugin);
            }
        }
    }

    private void plugin(Entity plugin) {
        Optional<Passage> passage = passage(plugin);
        for (Quota quota : Quota.of(plugin)) {
            String label = quota.label() + ", " + scope(plugin);
            sketch.item(new Item("limit", quota.key(), label, Sketch.place(plugin)));
            String shadow = quota.shadowedBy();
            if (passage.isEmpty()) {
                sketch.reason(quota.key(), "no request was found that the plugin counts");
                sketch.reason(Sketch.key(plugin), "no request was found that it counts");
            } else if (shadow != null) {
                sketch.reason(quota.key(), shadow);
            } else if (quota.limit() > sketch.scene().mostRequests()) {
                sketch.reason(
                        quota.key(),
                        "it takes " + quota.limit() + " requests; --max-requests is "
                                + sketch.scene().mostRequests());
            } else if (!sketch.scene().holdsTime() && quota.window().compareTo(Window.MINUTE) > 0) {
                sketch.reason(quota.key(), "it takes " + Quota.each(quota.window()) + " of waiting at this target");
            } else {
                limit(quota, passage.get());
            }
        }
    }

    private String scope(Entity plugin) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("route", "service", "consumer")) {
            sketch.bundle().parent(plugin, field).ifPresent(parent -> parts.add(Sketch.name(parent)));
        }
        return parts.isEmpty() ? "all routes" : String.join(" for ", parts);
    }

    /** A passage whose requests the plugin counts, to an upstream where there is one. */
    private Optional<Passage> passage(Entity plugin) {
        Passage otherwise = null;
        for (Entity route : sketch.routes()) {
            for (Passage passage : counted(route, plugin)) {
                if (passage.ending().isUpstream()) {
                    return Optional.of(passage);
                }
                otherwise = otherwise == null ? passage : otherwise;
            }
        }
        return Optional.ofNullable(otherwise);
    }

    private List<Passage> counted(Entity route, Entity plugin) {
        return passages.asks(route).stream()
                .limit(1)
                .flatMap(ask -> passages.all(route, ask).stream())
                .filter(passage -> LimitNeighbours.counts(passage, plugin))
                .toList();
    }

    private void limit(Quota quota, Passage passage) {
        PluginConfig config = PluginConfig.of(quota.plugin());
        boolean silent = config.isTrue("hide_client_headers");
        Filling filling = new Filling(quota);
        List<Step> steps = new ArrayList<>(filling.steps(passage.ask(), passage.passing(), silent));
        if (steps.isEmpty()) {
            sketch.reason(quota.key(), "it takes too many windows of its shorter limits");
            return;
        }
        Expect[] refused = refused(
                quota,
                filling.isAtOnce() && sketch.scene().holdsTime(),
                sketch.chain(passage.route()).keepsTexts());
        steps.add(Step.Send.once("request " + (quota.limit() + 1) + " is refused", passage.ask(), refused));
        Set<String> covers = new TreeSet<>(Sketch.covered(passage, quota.plugin()));
        covers.add(quota.key());
        neighbours.of(quota, passage, refused).forEach(neighbour -> {
            steps.addAll(neighbour.steps());
            covers.addAll(neighbour.covers());
        });
        steps.addAll(ending(quota, passage, refused, silent));
        String title = quota.label() + " on " + passage.routeName() + " for "
                + passage.caller().label() + ", by " + config.string("limit_by");
        Check.Limit limit = new Check.Limit(quota.window(), quota.limit(), config.integer("error_code"));
        sketch.add(title, quota.plugin(), covers, fresh(quota), limit, steps);
    }

    /** The window to wait for: that of a longer limit too, which other checks may have used up, as long as it is short. */
    private static Window fresh(Quota quota) {
        return quota.longer().stream().anyMatch(part -> part.window() == Window.MINUTE)
                ? Window.MINUTE
                : quota.window();
    }

    /** The window's last moment and the next one's first. */
    private List<Step> ending(Quota quota, Passage passage, Expect[] refused, boolean silent) {
        List<Step> steps = new ArrayList<>();
        String word = quota.window().word();
        if (sketch.scene().holdsTime()) {
            String last = "the " + word + "'s last moment";
            steps.add(new Step.Move(last, quota.window(), -1));
            steps.add(Step.Send.once("still refused in " + last, passage.ask(), refusedAt(refused)));
        }
        steps.add(new Step.Move("the next " + word + " begins", quota.window(), 0));
        List<Expect> fresh = new ArrayList<>(passage.passing());
        if (!silent) {
            fresh.add(
                    Expect.header("X-RateLimit-Remaining-" + quota.window().title(), Long.toString(quota.limit() - 1)));
        }
        steps.add(new Step.Send("requests pass in the next " + word, passage.ask(), 1, fresh, List.of()));
        return steps;
    }

    /** Refused, but with another time left. */
    private static Expect[] refusedAt(Expect... refused) {
        return List.of(refused).stream()
                .filter(expect -> !expect.what().startsWith("Retry-After"))
                .toArray(Expect[]::new);
    }

    private static Expect[] refused(Quota quota, boolean exactly, boolean texts) {
        PluginConfig config = PluginConfig.of(quota.plugin());
        List<Expect> expects = new ArrayList<>();
        expects.add(Expect.status(config.integer("error_code")));
        if (texts) {
            expects.add(Expect.says(config.string("error_message")));
        }
        expects.add(Expect.noUpstream());
        if (config.isTrue("hide_client_headers")) {
            expects.add(Expect.noHeader("Retry-After"));
            return expects.toArray(Expect[]::new);
        }
        long seconds = quota.window().seconds();
        expects.add(Expect.header("X-RateLimit-Remaining-" + quota.window().title(), "0"));
        expects.add(
                exactly
                        ? Expect.header("Retry-After", Long.toString(seconds))
                        : Expect.header(
                                "Retry-After",
                                "1 to " + seconds,
                                value -> value.matches("\\d{1,9}")
                                        && Long.parseLong(value) >= 1
                                        && Long.parseLong(value) <= seconds));
        return expects.toArray(Expect[]::new);
    }
}

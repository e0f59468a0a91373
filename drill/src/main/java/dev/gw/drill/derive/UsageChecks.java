package dev.gw.drill.derive;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.load.EchoUpstreams;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Item;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every limit of every response-ratelimiting: what the upstream says was used counts, until the window ends. */
final class UsageChecks extends PluginChecks {
    UsageChecks(Sketch sketch, Passages passages) {
        super("response-ratelimiting", sketch, passages);
    }

    @Override
    boolean needsUpstream() {
        return true;
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        MapNode limits = PluginConfig.of(plugin).record("limits").fields();
        for (MapNode.Entry entry : limits.entries()) {
            for (Window window : Window.values()) {
                if (entry.value() instanceof MapNode map
                        && map.get(window.word()) instanceof Scalar number
                        && number.isNumber()) {
                    limit(plugin, passage, map, entry.name(), window, (long) number.number());
                }
            }
        }
    }

    private void limit(Entity plugin, Passage passage, MapNode limits, String name, Window window, long limit) {
        String key = "limit " + plugin.id() + " " + name + " " + window.word();
        String label = limit + " " + name + " " + Quota.each(window);
        sketch.item(new Item("limit", key, label, Sketch.place(plugin)));
        String why = why(limits, window, limit);
        if (why != null) {
            sketch.reason(key, why);
            return;
        }
        PluginConfig config = PluginConfig.of(plugin);
        // all but one is used by one answer, so that shorter limits are not what decides
        Ask ask = passage.ask().with(EchoUpstreams.REPLY, config.string("header_name") + ": " + name + "=1");
        String remaining = "X-RateLimit-Remaining-" + name + "-" + window.word();
        List<Expect> passes = new ArrayList<>(passage.passing());
        if (!config.isTrue("hide_client_headers")) {
            passes.add(Expect.header("X-RateLimit-Limit-" + name + "-" + window.word(), Long.toString(limit)));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Send("all " + limit + " answers pass", ask, 1, passes, List.of()));
        if (limit > 1) {
            steps.add(new Step.Send("… one after the other", ask, (int) limit - 1, passes, List.of()));
        }
        List<Expect> refused = new ArrayList<>(List.of(Expect.status(429)));
        if (!config.isTrue("hide_client_headers") && !config.isTrue("block_on_first_violation")) {
            refused.add(Expect.header(remaining, "0"));
        }
        steps.add(new Step.Send("answer " + (limit + 1) + " is kept back", ask, 1, refused, List.of()));
        steps.add(new Step.Move("the next " + window.word() + " begins", window, 0));
        steps.add(new Step.Send("answers pass in the next " + window.word(), ask, 1, passes, List.of()));
        Set<String> covers = new TreeSet<>(Sketch.covered(passage, plugin));
        covers.add(key);
        sketch.add(
                label + " on " + passage.routeName(),
                plugin,
                covers,
                window,
                new Check.Limit(window, limit, 429),
                steps);
    }

    private @Nullable String why(MapNode limits, Window window, long limit) {
        if (!sketch.scene().holdsTime()) {
            return "it takes an upstream that says what was used";
        }
        if (limit > sketch.scene().mostRequests() || limit < 1) {
            return "it takes " + limit + " requests";
        }
        for (Window other : Window.values()) {
            boolean set = limits.get(other.word()) instanceof Scalar number && number.isNumber();
            if (other != window
                    && set
                    && limits.get(other.word()) instanceof Scalar number
                    && number.number() <= limit) {
                return "the limit of " + Numbers.text(number.number()) + " " + Quota.each(other) + " is met first";
            }
        }
        return null;
    }
}

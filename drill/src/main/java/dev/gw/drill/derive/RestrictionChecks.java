package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;

/** Every ip-restriction and bot-detection: addresses and programs that pass, and those that don't. */
final class RestrictionChecks {
    private static final String BOT = "scrapy-redis";

    private final Sketch sketch;
    private final Passages passages;

    RestrictionChecks(Sketch sketch, Passages passages) {
        this.sketch = sketch;
        this.passages = passages;
    }

    void derive() {
        new Places().derive();
        new Bots().derive();
    }

    private final class Places extends PluginChecks {
        Places() {
            super("ip-restriction", RestrictionChecks.this.sketch, RestrictionChecks.this.passages);
        }

        @Override
        void plugin(Entity plugin, Passage passage) {
            if (!sketch.scene().holdsTime()) {
                sketch.reason(Sketch.key(plugin), "the target sees this machine's address alone");
                return;
            }
            PluginConfig config = PluginConfig.of(plugin);
            List<Step> steps = new ArrayList<>();
            List<String> tried = new ArrayList<>(List.of("198.51.100.7", "203.0.113.9", "10.1.2.3", "2001:db8::1"));
            Addresses.examples(config.strings("allow")).forEach(address -> {
                tried.add(address);
                tried.add(Addresses.next(address));
            });
            Addresses.examples(config.strings("deny")).forEach(address -> {
                tried.add(address);
                tried.add(Addresses.next(address));
            });
            int status = config.hasNumber("status") ? config.integer("status") : 403;
            for (String address : tried.stream().distinct().limit(40).toList()) {
                Ask ask = passage.ask().from(address);
                steps.add(
                        Addresses.admits(config, address)
                                ? new Step.Send(address + " passes", ask, 1, passage.passing(), List.of())
                                : Step.Send.once(
                                        address + " is refused", ask, Expect.status(status), Expect.noUpstream()));
            }
            add(Area.ACCESS, "ip-restriction on " + passage.routeName(), plugin, passage, steps);
        }
    }

    private final class Bots extends PluginChecks {
        Bots() {
            super("bot-detection", RestrictionChecks.this.sketch, RestrictionChecks.this.passages);
        }

        @Override
        void plugin(Entity plugin, Passage passage) {
            PluginConfig config = PluginConfig.of(plugin);
            List<Step> steps = new ArrayList<>();
            steps.add(new Step.Send("an ordinary program passes", passage.ask(), 1, passage.passing(), List.of()));
            for (String expression : config.strings("deny")) {
                refused(config, passage, RegexSample.of(expression), steps);
            }
            if (config.strings("allow").isEmpty()) {
                refused(config, passage, BOT, steps);
            }
            for (String expression : config.strings("allow")) {
                String agent = RegexSample.of(expression);
                if (agent != null) {
                    Ask ask = passage.ask().with("User-Agent", agent);
                    steps.add(new Step.Send(agent + " passes", ask, 1, passage.passing(), List.of()));
                }
            }
            add(Area.ACCESS, "bot-detection on " + passage.routeName(), plugin, passage, steps);
        }

        private void refused(
                PluginConfig config,
                Passage passage,
                @org.jspecify.annotations.Nullable String agent,
                List<Step> steps) {
            if (agent != null && config.strings("allow").isEmpty()) {
                steps.add(Step.Send.once(
                        agent + " is refused",
                        passage.ask().with("User-Agent", agent),
                        Expect.status(403),
                        Expect.noUpstream()));
            }
        }
    }
}

package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;

/** Every redirect and request-termination: where to, with what, and when. */
final class EndingChecks {
    private final Sketch sketch;
    private final Passages passages;

    EndingChecks(Sketch sketch, Passages passages) {
        this.sketch = sketch;
        this.passages = passages;
    }

    void derive() {
        new Redirects().derive();
        new Terminations().derive();
    }

    private final class Redirects extends PluginChecks {
        Redirects() {
            super("redirect", EndingChecks.this.sketch, EndingChecks.this.passages);
        }

        @Override
        void plugin(Entity plugin, Passage passage) {
            if (!"redirect".equals(passage.ending().plugin())) {
                return;
            }
            PluginConfig config = PluginConfig.of(plugin);
            String location = config.string("location");
            Ask ask = passage.ask().withArgument("drill", "1");
            Expect to = config.isTrue("keep_incoming_path")
                    ? Expect.header(
                            "Location",
                            "the path that was asked for",
                            value -> value.endsWith(ask.path() + "?" + ask.query()))
                    : Expect.header("Location", location);
            String title = "redirect on " + passage.routeName() + " to " + location;
            add(
                    Area.ANSWERS,
                    title,
                    plugin,
                    passage,
                    List.of(Step.Send.once(
                            title, ask, Expect.status(passage.ending().status()), to, Expect.noUpstream())));
        }
    }

    private final class Terminations extends PluginChecks {
        Terminations() {
            super("request-termination", EndingChecks.this.sketch, EndingChecks.this.passages);
        }

        @Override
        void plugin(Entity plugin, Passage passage) {
            String trigger = PluginConfig.of(plugin).text("trigger");
            List<Step> steps = new ArrayList<>();
            if (trigger == null) {
                if ("request-termination".equals(passage.ending().plugin())) {
                    String claim = "is answered " + passage.ending().status();
                    steps.add(new Step.Send(claim, passage.ask(), 1, passage.passing(), List.of()));
                }
            } else {
                int status = PluginConfig.of(plugin).integer("status_code");
                steps.add(Step.Send.once(
                        "answers requests with " + trigger,
                        passage.ask().with(trigger, "1"),
                        Expect.status(status),
                        Expect.noUpstream()));
                steps.add(new Step.Send("lets others pass", passage.ask(), 1, passage.passing(), List.of()));
            }
            add(Area.ANSWERS, "request-termination on " + passage.routeName(), plugin, passage, steps);
        }
    }
}

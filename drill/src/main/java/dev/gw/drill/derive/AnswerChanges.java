package dev.gw.drill.derive;

import dev.gw.drill.load.EchoUpstreams;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every response-transformer: what of the upstream's header fields reaches the client, and what is put to them. */
final class AnswerChanges extends PluginChecks {
    private static final String SENT = "gw-drill-sent";

    AnswerChanges(Sketch sketch, Passages passages) {
        super("response-transformer", sketch, passages);
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        PluginConfig config = PluginConfig.of(plugin);
        List<Step> steps = new ArrayList<>();
        Ask ask = passage.ask();
        for (Map.Entry<String, String> pair : plain(config, "add")) {
            steps.add(Step.Send.once(pair.getKey() + " is added", ask, Expect.header(pair.getKey(), pair.getValue())));
        }
        if (passage.ending().isUpstream() && sketch.scene().holdsTime()) {
            answered(config, ask, steps);
        }
        sketch.reason(Sketch.key(plugin), "the drill knows no answer that shows what it does");
        add(Area.TRANSFORMATION, "response-transformer on " + passage.routeName(), plugin, passage, steps);
    }

    /** With an upstream that answers with the fields in question. */
    private static void answered(PluginConfig config, Ask ask, List<Step> steps) {
        for (Map.Entry<String, String> pair : plain(config, "add")) {
            steps.add(Step.Send.once(
                    pair.getKey() + " of the upstream is left alone",
                    reply(ask, pair.getKey()),
                    Expect.header(pair.getKey(), SENT)));
        }
        for (String name : config.record("remove").strings("headers")) {
            if (name.indexOf(':') < 0) {
                steps.add(Step.Send.once(name + " is removed", reply(ask, name), Expect.noHeader(name)));
            }
        }
        for (Map.Entry<String, String> pair : plain(config, "rename")) {
            steps.add(Step.Send.once(
                    pair.getKey() + " becomes " + pair.getValue(),
                    reply(ask, pair.getKey()),
                    Expect.noHeader(pair.getKey()),
                    Expect.header(pair.getValue(), SENT)));
        }
        for (Map.Entry<String, String> pair : plain(config, "replace")) {
            steps.add(Step.Send.once(
                    pair.getKey() + " is replaced",
                    reply(ask, pair.getKey()),
                    Expect.header(pair.getKey(), pair.getValue())));
        }
        for (Map.Entry<String, String> pair : plain(config, "append")) {
            steps.add(Step.Send.once(
                    pair.getKey() + " gets one more value",
                    ask,
                    new Expect(pair.getKey() + ": " + pair.getValue(), answer -> {
                        List<String> all = answer.headers().all(pair.getKey());
                        return all.contains(pair.getValue()) ? null : pair.getKey() + ": " + all;
                    })));
        }
    }

    private static Ask reply(Ask ask, String name) {
        return ask.with(EchoUpstreams.REPLY, name + ": " + SENT);
    }

    private static List<Map.Entry<String, String>> plain(PluginConfig config, String action) {
        return Numbers.pairs(config.record(action).strings("headers")).stream()
                .filter(pair -> !Transformations.isTemplate(pair.getValue()))
                .toList();
    }
}

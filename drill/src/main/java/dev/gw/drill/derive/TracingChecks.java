package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.drill.plan.Tally;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every correlation-id: a client's id is kept, every other request gets one of its own. */
final class TracingChecks extends PluginChecks {
    private static final String OWN = "gw-drill-id-1";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    TracingChecks(Sketch sketch, Passages passages) {
        super("correlation-id", sketch, passages);
    }

    @Override
    boolean needsUpstream() {
        return true;
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        PluginConfig config = PluginConfig.of(plugin);
        String name = config.string("header_name");
        boolean echo = config.isTrue("echo_downstream");
        List<Expect> kept = new ArrayList<>(List.of(Expect.upstreamHeader(name, OWN)));
        kept.add(echo ? Expect.header(name, OWN) : Expect.noHeader(name));
        Ask ask = passage.ask().without(name);
        String shape = switch (config.string("generator")) {
            case "uuid" -> UUID;
            case "uuid#counter" -> UUID + "#\\d+";
            default -> ".+";
        };
        List<Expect> made = new ArrayList<>();
        made.add(Expect.seen("upstream sees " + name + " as " + config.string("generator") + " makes it", seen -> {
            String id = seen.headers().get(name);
            return id != null && id.matches(shape) ? null : "upstream sees " + name + ": " + id;
        }));
        if (echo) {
            made.add(new Expect("the answer says what the upstream was told", answer -> {
                String told =
                        answer.seen() == null ? null : answer.seen().headers().get(name);
                return told != null && told.equals(answer.header(name)) ? null : name + ": " + answer.header(name);
            }));
        }
        List<Step> steps = List.of(
                new Step.Send("a client's id is kept", ask.with(name, OWN), 1, kept, List.of()),
                new Step.Send("every request gets an id of its own", ask, 3, made, List.of(different(name))));
        add(Area.TRACING, "correlation-id on " + passage.routeName(), plugin, passage, steps);
    }

    private static Tally different(String name) {
        return new Tally("ids that differ", answers -> {
            Set<String> ids = new HashSet<>();
            answers.forEach(answer -> ids.add(
                    answer.seen() == null
                            ? ""
                            : String.valueOf(answer.seen().headers().get(name))));
            return ids.size() == answers.size() ? null : ids.size() + " ids for " + answers.size() + " requests";
        });
    }
}

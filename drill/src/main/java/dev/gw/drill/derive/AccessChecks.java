package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every acl on every route where it runs: each consumer that authentication knows is let in or kept out. */
final class AccessChecks {
    private static final int MOST = 50;

    private final Sketch sketch;
    private final Passages passages;

    AccessChecks(Sketch sketch, Passages passages) {
        this.sketch = sketch;
        this.passages = passages;
    }

    void derive() {
        for (Entity route : sketch.routes()) {
            for (Ask ask : passages.asks(route).stream().limit(1).toList()) {
                Set<String> seen = new HashSet<>();
                passages.all(route, ask).stream()
                        .filter(passage -> passage.plugins().containsKey("acl"))
                        .filter(passage ->
                                seen.add(String.valueOf(passage.caller().consumerId())))
                        .limit(MOST)
                        .forEach(this::caller);
            }
        }
    }

    private void caller(Passage passage) {
        Entity acl = passage.plugins().get("acl");
        if (acl == null) {
            return;
        }
        boolean out = "acl".equals(passage.ending().plugin());
        List<Expect> expects = new ArrayList<>(passage.passing());
        List<String> groups = passages.endings().groups(passage.caller());
        if (out && sketch.chain(passage.route()).keepsTexts()) {
            expects.add(Expect.says(passage.ending().status() == 403 ? "You cannot consume this service" : "Unauth"));
        }
        if (!out && sketch.scene().holdsTime() && passage.ending().isUpstream() && !groups.isEmpty()) {
            String all = String.join(", ", groups);
            expects.add(
                    PluginConfig.of(acl).isTrue("hide_groups_header")
                            ? Expect.upstreamHeader("X-Consumer-Groups")
                            : Expect.upstreamHeader("X-Consumer-Groups", all));
        }
        String title = "acl on " + passage.routeName() + (out ? " keeps " : " lets ")
                + passage.caller().label() + (out ? " out" : " in")
                + (groups.isEmpty() ? "" : " (" + String.join(", ", groups) + ")");
        sketch.add(
                Area.ACCESS,
                title,
                acl,
                Sketch.covered(passage, acl),
                List.of(new Step.Send(title, passage.ask(), 1, expects, List.of())));
    }
}

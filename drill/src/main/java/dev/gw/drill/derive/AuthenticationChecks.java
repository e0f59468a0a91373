package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every authentication plugin: nothing shown, every kind of wrong credential, and the right one of every consumer. */
final class AuthenticationChecks {
    private final Sketch sketch;
    private final Passages passages;
    private final Set<String> inFull = new HashSet<>();

    AuthenticationChecks(Sketch sketch, Passages passages) {
        this.sketch = sketch;
        this.passages = passages;
    }

    void derive() {
        for (Entity route : sketch.routes()) {
            passages.of(route).ifPresent(this::route);
        }
    }

    private void route(Passage usual) {
        Chain chain = sketch.chain(usual.route());
        if (!chain.authentications().isEmpty() && !chain.hasOthers()) {
            preflight(usual, chain);
        }
        for (Entity plugin : chain.authentications()) {
            Passage passage = known(usual, plugin);
            Ask without = without(passage, plugin);
            refused(passage, plugin, "without a credential", without, /* fails= */ false);
            if (inFull.add(plugin.id() + chain.authentications().size())) {
                new WrongCredentials(passages.credentials())
                        .of(without, plugin, credential(passage, plugin))
                        .forEach(wrong -> wrong(passage, plugin, wrong));
                everybody(passage, plugin);
            }
        }
    }

    /** What browsers ask before they send credentials: whom the plugins take it for is said by each of them. */
    private void preflight(Passage usual, Chain chain) {
        Ask options = bare(usual).withMethod("OPTIONS");
        var found = sketch.find(options);
        if (found == null || !found.route().id().equals(usual.route().id())) {
            return;
        }
        Caller taken = Caller.NOBODY;
        for (Entity plugin : chain.authentications()) {
            boolean asks = plugin.fields().map("config") == null
                    || PluginConfig.of(plugin).isTrue("run_on_preflight")
                    || PluginConfig.of(plugin).fields().get("run_on_preflight") == null;
            if (asks && Chain.insists(plugin)) {
                refusedOptions(usual, plugin, options);
                return;
            }
            if (asks) {
                taken = new Caller(chain.anonymous(plugin).orElse(null), Map.of(), Caller.NOBODY.tag());
            }
        }
        Passage passage = passages.passage(usual.route(), options, taken);
        if (passage != null) {
            String title = "OPTIONS on " + usual.routeName() + " needs no credential";
            List<Step> steps = List.of(new Step.Send(title, passage.ask(), 1, passage.passing(), List.of()));
            sketch.add(Area.AUTHENTICATION, title, usual.route(), Sketch.covered(passage), steps);
        }
    }

    private void refusedOptions(Passage usual, Entity plugin, Ask options) {
        String title = "OPTIONS on " + usual.routeName() + " needs a credential for " + name(plugin);
        Step step = Step.Send.once(title, options, Expect.status(401), Expect.noUpstream());
        sketch.add(Area.AUTHENTICATION, title, plugin, Sketch.covered(usual, plugin), List.of(step));
    }

    /** A passage of somebody whom the plugin knows; the usual one where there is nobody. */
    private Passage known(Passage usual, Entity plugin) {
        if (credential(usual, plugin) != null) {
            return usual;
        }
        return passages.all(usual.route(), bare(usual)).stream()
                .filter(passage -> credential(passage, plugin) != null)
                .findFirst()
                .orElse(usual);
    }

    private static @Nullable Entity credential(Passage usual, Entity plugin) {
        return usual.caller().credentials().get(String.valueOf(plugin.name()));
    }

    private void wrong(Passage usual, Entity plugin, WrongCredentials.Wrong wrong) {
        if (wrong.passes()) {
            passes(usual, plugin, "takes " + wrong.what() + ", because nothing says otherwise", wrong.ask());
        } else {
            refused(usual, plugin, "with " + wrong.what(), wrong.ask(), wrong.fails());
        }
    }

    /** The usual request without what one plugin looks at; without any credential where one is as good as another. */
    private Ask without(Passage usual, Entity plugin) {
        Map<String, Entity> rest = new LinkedHashMap<>(usual.caller().credentials());
        rest.remove(String.valueOf(plugin.name()));
        if (!Chain.insists(plugin)) {
            rest.clear();
        }
        Caller less = new Caller(usual.caller().consumer(), rest, usual.caller().tag());
        Passage passage = passages.passage(usual.route(), bare(usual), less);
        return passage == null ? bare(usual) : passage.ask();
    }

    private Ask bare(Passage usual) {
        return passages.asks(usual.route()).get(0);
    }

    private void passes(Passage usual, Entity plugin, String claim, Ask ask) {
        String title = name(plugin) + " on " + usual.routeName() + " " + claim;
        sketch.add(
                Area.AUTHENTICATION,
                title,
                plugin,
                Sketch.covered(usual, plugin),
                List.of(new Step.Send(title, ask, 1, usual.passing(), List.of())));
    }

    private void refused(Passage usual, Entity plugin, String claim, Ask ask, boolean fails) {
        String title = name(plugin) + " on " + usual.routeName() + " refuses requests " + claim;
        List<Expect> expects = new ArrayList<>();
        Chain chain = sketch.chain(usual.route());
        if (fails) {
            expects.add(Expect.status(401, 500));
            expects.add(Expect.noUpstream());
        } else if (Chain.insists(plugin)) {
            expects.add(Expect.status(401));
            expects.add(Expect.header("WWW-Authenticate", "a challenge", value -> !value.isBlank()));
            expects.add(Expect.noUpstream());
        } else {
            Entity anonymous = chain.anonymous(plugin).orElse(null);
            Caller nobody = new Caller(anonymous, Map.of(), usual.caller().tag());
            Passage passage = passages.passage(usual.route(), bare(usual), nobody);
            if (passage == null
                    || anonymous == null
                    || chain.authentications().stream().anyMatch(Chain::insists)) {
                return;
            }
            title = name(plugin) + " on " + usual.routeName() + " lets requests " + claim + " pass as "
                    + nobody.label();
            expects.addAll(passage.passing());
        }
        sketch.add(
                Area.AUTHENTICATION,
                title,
                plugin,
                Sketch.covered(usual, plugin),
                List.of(new Step.Send(title, ask, 1, expects, List.of())));
    }

    /** Every consumer with each of its credentials, whatever becomes of the request behind authentication. */
    private void everybody(Passage usual, Entity plugin) {
        String name = name(plugin);
        int count = 0;
        for (Passage passage : passages.all(usual.route(), bare(usual))) {
            Entity credential = passage.caller().credentials().get(name);
            if (credential == null || ++count > 50) {
                continue;
            }
            String title = name + " on " + usual.routeName() + " knows "
                    + passage.caller().label()
                    + (passage.ending().isUpstream()
                            ? ""
                            : ", who is answered " + passage.ending().status());
            sketch.add(
                    Area.AUTHENTICATION,
                    title,
                    credential,
                    Sketch.covered(passage, plugin, credential),
                    List.of(new Step.Send(title, passage.ask(), 1, passage.passing(), List.of())));
        }
    }

    private static String name(Entity plugin) {
        return String.valueOf(plugin.name());
    }
}

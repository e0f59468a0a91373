package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every cors: each origin it allows, one it does not, and the request that browsers send before theirs. */
final class CorsChecks extends PluginChecks {
    private static final String FOREIGN = "https://gw-drill-stranger.example";
    private static final String ALLOW = "Access-Control-Allow-";

    CorsChecks(Sketch sketch, Passages passages) {
        super("cors", sketch, passages);
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        PluginConfig config = PluginConfig.of(plugin);
        List<Step> steps = new ArrayList<>();
        List<String> origins = origins(config);
        boolean any = isAny(config);
        for (String origin : origins) {
            List<Expect> expects = new ArrayList<>(passage.passing());
            expects.addAll(allowed(config, origin));
            String exposed = String.join(",", config.strings("exposed_headers"));
            if (!exposed.isEmpty()) {
                expects.add(Expect.header("Access-Control-Expose-Headers", exposed));
            }
            Ask ask = passage.ask().with("Origin", origin);
            steps.add(new Step.Send("pages of " + origin + " may read answers", ask, 1, expects, List.of()));
        }
        if (!any) {
            steps.add(Step.Send.once(
                    "pages of " + FOREIGN + " may not", passage.ask().with("Origin", FOREIGN), notAllowed()));
        }
        preflights(plugin, config, passage, origins, any, steps);
        add(Area.CORS, "cors on " + passage.routeName(), plugin, passage, steps);
    }

    private void preflights(
            Entity plugin, PluginConfig config, Passage passage, List<String> origins, boolean any, List<Step> steps) {
        Ask options = bare(passage).withMethod("OPTIONS");
        if (config.isTrue("preflight_continue") || !answers(plugin, options)) {
            return;
        }
        for (String origin : origins) {
            steps.add(Step.Send.once(
                    "preflight for " + origin,
                    options.with("Origin", origin).with("Access-Control-Request-Method", "GET"),
                    preflight(config, origin).toArray(Expect[]::new)));
        }
        if (!any) {
            steps.add(Step.Send.once(
                    "preflight for " + FOREIGN,
                    options.with("Origin", FOREIGN).with("Access-Control-Request-Method", "GET"),
                    notAllowed()));
        }
    }

    /**
     * Whether a preflight is this plugin's to answer. It may land on another route than the request that it asks for,
     * such as the only one that takes OPTIONS.
     */
    private boolean answers(Entity plugin, Ask options) {
        var found = sketch.find(options);
        if (found == null) {
            return false;
        }
        Map<String, Entity> plugins = sketch.chain(found.route()).plugins(null);
        Entity runs = plugins.get("cors");
        return runs != null && runs.id().equals(plugin.id()) && !plugins.containsKey("bot-detection");
    }

    private Ask bare(Passage passage) {
        Ask ask = passages.asks(passage.route()).get(0).with("User-Agent", Passages.AGENT);
        return passage.ask().client() == null ? ask : ask.from(passage.ask().client());
    }

    private static List<Expect> preflight(PluginConfig config, String origin) {
        List<Expect> expects = new ArrayList<>();
        expects.add(Expect.status(200));
        expects.add(Expect.noUpstream());
        expects.addAll(allowed(config, origin));
        List<String> methods = config.strings("methods");
        if (!methods.isEmpty()) {
            expects.add(Expect.header(ALLOW + "Methods", String.join(",", methods)));
        }
        List<String> headers = config.strings("headers");
        if (!headers.isEmpty()) {
            expects.add(Expect.header(ALLOW + "Headers", String.join(",", headers)));
        }
        expects.add(
                config.hasNumber("max_age")
                        ? Expect.header("Access-Control-Max-Age", Numbers.text(config.number("max_age")))
                        : Expect.noHeader("Access-Control-Max-Age"));
        return expects;
    }

    private static List<Expect> allowed(PluginConfig config, String origin) {
        boolean credentials = config.isTrue("credentials");
        boolean star =
                config.strings("origins").isEmpty() || config.strings("origins").contains("*");
        List<Expect> expects = new ArrayList<>();
        expects.add(Expect.header(ALLOW + "Origin", star && !credentials ? "*" : origin));
        expects.add(
                credentials ? Expect.header(ALLOW + "Credentials", "true") : Expect.noHeader(ALLOW + "Credentials"));
        return expects;
    }

    private static Expect notAllowed() {
        return new Expect("no permission for " + FOREIGN, answer -> {
            String value = answer.header(ALLOW + "Origin");
            return value == null || !value.equals(FOREIGN) && !value.equals("*") ? null : ALLOW + "Origin: " + value;
        });
    }

    private static boolean isAny(PluginConfig config) {
        return config.strings("origins").isEmpty() || config.strings("origins").contains("*");
    }

    /** An origin for each entry: plain ones are their own example. */
    private static List<String> origins(PluginConfig config) {
        if (isAny(config)) {
            return List.of("https://any.example");
        }
        List<String> origins = new ArrayList<>();
        for (String entry : config.strings("origins")) {
            boolean plain = entry.matches("[a-zA-Z0-9.:/-]+");
            String sample = plain ? entry : RegexSample.of(entry);
            if (sample != null && sample.contains("://")) {
                origins.add(sample);
            }
        }
        return origins;
    }
}

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

/** Every proxy-cache: the second request is answered from memory, one that differs is not, and none for ever. */
final class CacheChecks extends PluginChecks {
    CacheChecks(Sketch sketch, Passages passages) {
        super("proxy-cache", sketch, passages);
    }

    @Override
    boolean needsUpstream() {
        return true;
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        PluginConfig config = PluginConfig.of(plugin);
        Ask ask = cacheable(config, passage);
        boolean possible = config.strings("request_method").contains(ask.method())
                && config.strings("response_code").contains("200")
                && sketch.scene().holdsTime();
        if (!possible) {
            sketch.reason(Sketch.key(plugin), "the drill has no answer that it would keep");
            return;
        }
        boolean shown = config.record("response_headers").isTrue("X-Cache-Status");
        List<Step> steps = new ArrayList<>();
        steps.add(Step.Send.once("the first request reaches the upstream", ask, miss(shown)));
        steps.add(Step.Send.once("the second is answered from memory", ask, hit(shown)));
        if (config.strings("vary_query_params").isEmpty()) {
            steps.add(Step.Send.once("one with another query is not", ask.withArgument("drill", "2"), miss(shown)));
        }
        for (String name : config.strings("vary_query_params")) {
            steps.add(Step.Send.once("one with another " + name + " is not", ask.withArgument(name, "2"), miss(shown)));
        }
        for (String name : config.strings("vary_headers")) {
            steps.add(Step.Send.once("one with another " + name + " is not", ask.with(name, "drill"), miss(shown)));
        }
        long ttl = (long) (config.number("cache_ttl") * 1000);
        if (!config.isTrue("cache_control")) {
            steps.add(new Step.Pass("a second less than the time to live passes", Math.max(0, ttl - 1000)));
            steps.add(Step.Send.once("the answer is still good", ask, hit(shown)));
            steps.add(new Step.Pass("the time to live is over", 2001));
            steps.add(Step.Send.once("the upstream is asked again", ask, asked()));
        }
        add(Area.CACHE, "proxy-cache on " + passage.routeName(), plugin, passage, steps);
    }

    /** The usual request, to an upstream whose answer may be kept. */
    private static Ask cacheable(PluginConfig config, Passage passage) {
        List<String> types = config.strings("content_type");
        String type = types.isEmpty() ? "text/plain" : types.get(0).replace("*", "plain");
        Ask ask = passage.ask().with(EchoUpstreams.REPLY, "Content-Type: " + type);
        ask = ask.withProofs(ask.proofs().stream()
                .filter(proof -> !(proof instanceof Uncached))
                .toList());
        return config.isTrue("cache_control")
                ? ask.with(EchoUpstreams.REPLY, "Cache-Control: max-age=60").with("Accept", type)
                : ask;
    }

    private static Expect asked() {
        return Expect.seen("the upstream is asked", seen -> null);
    }

    private static Expect[] miss(boolean shown) {
        return shown ? new Expect[] {asked(), Expect.header("X-Cache-Status", "Miss")} : new Expect[] {asked()};
    }

    private static Expect[] hit(boolean shown) {
        return shown
                ? new Expect[] {Expect.noUpstream(), Expect.header("X-Cache-Status", "Hit")}
                : new Expect[] {Expect.noUpstream()};
    }
}

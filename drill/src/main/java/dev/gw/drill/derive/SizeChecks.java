package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;

/** Every request-size-limiting: a body one octet below the limit, one at it, one above it. */
final class SizeChecks extends PluginChecks {
    private static final long LARGEST = 32L << 20;

    SizeChecks(Sketch sketch, Passages passages) {
        super("request-size-limiting", sketch, passages);
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        PluginConfig config = PluginConfig.of(plugin);
        int unit = switch (config.string("size_unit")) {
            case "bytes" -> 1;
            case "kilobytes" -> 1 << 10;
            default -> 1 << 20;
        };
        long limit = (long) (config.number("allowed_payload_size") * unit);
        if (limit > LARGEST) {
            sketch.reason(Sketch.key(plugin), "a body of " + limit + " octets is more than a drill sends");
            return;
        }
        Ask ask = sendable(passage);
        List<Step> steps = new ArrayList<>();
        for (long size : List.of(limit - 1, limit)) {
            if (size >= 0) {
                steps.add(Step.Send.once(size + " octets pass", body(ask, size), arrived(passage, size)));
            }
        }
        steps.add(Step.Send.once(
                limit + 1 + " octets are refused",
                body(ask, limit + 1),
                Expect.status(413),
                sketch.chain(passage.route()).keepsTexts()
                        ? Expect.says("Request size limit exceeded")
                        : Expect.noUpstream(),
                Expect.noUpstream()));
        if (config.isTrue("require_content_length")) {
            steps.add(Step.Send.once(
                    "a request that names no length is refused",
                    ask.withBody(null).without("Content-Type"),
                    Expect.status(411),
                    Expect.noUpstream()));
        }
        add(Area.SIZES, limit + " octets at most on " + passage.routeName(), plugin, passage, steps);
    }

    private Expect[] arrived(Passage passage, long size) {
        if (!passage.ending().isUpstream()) {
            return new Expect[] {Expect.status(passage.ending().status())};
        }
        if (!sketch.scene().holdsTime()) {
            return new Expect[] {Expect.notStatus(413)};
        }
        return new Expect[] {
            Expect.notStatus(413),
            Expect.seen(
                    "upstream sees " + size + " octets",
                    seen -> seen.body().length() == size
                            ? null
                            : "upstream sees " + seen.body().length() + " octets")
        };
    }

    /** With a method that usually has a body, where the route takes one. */
    private Ask sendable(Passage passage) {
        for (String method : List.of("POST", "PUT", "PATCH")) {
            Ask other = passage.ask().withMethod(method);
            var found = sketch.find(other);
            if (found != null && found.route().id().equals(passage.route().id())) {
                return other;
            }
        }
        return passage.ask();
    }

    private static Ask body(Ask ask, long size) {
        return ask.with("Content-Type", "application/octet-stream").withBody("x".repeat((int) size));
    }
}

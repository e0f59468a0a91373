package dev.gw.policy.type;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.policy.Lowering;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.List;

/** {@code krakend}: what a build for KrakenD has to know, and Kong does without. */
public final class Krakend implements PolicyType {
    @Override
    public String name() {
        return "krakend";
    }

    @Override
    public String about() {
        return "What gw build --target krakend has to know and Kong's configuration does not say; on Kong it changes nothing.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.optional(
                        "endpoints",
                        Shape.texts(TextForm.PATH),
                        "the paths below a route's prefix that exist, as /orders/{id}"),
                Field.optional("headers", Shape.texts(TextForm.HEADER), "further headers of clients that services see"),
                Field.optional("query", Shape.texts(), "the query parameters that services see; all by default"),
                Field.optional(
                        "trusted_proxies",
                        Shape.texts(TextForm.ADDRESS),
                        "addresses and ranges of proxies whose X-Forwarded-For is believed; none by default"));
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        // Kong needs none of it
    }
}

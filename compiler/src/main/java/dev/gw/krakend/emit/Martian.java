package dev.gw.krakend.emit;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Json;
import java.util.List;

/** Steps of KrakenD's martian, which change requests to a service and its answers. Stateless. */
final class Martian {
    private Martian() {}

    /** A header with a value, in place of what was there. */
    static MapNode set(String scope, String name, String value) {
        return MapNode.empty()
                .with(
                        "header.Modifier",
                        scope(scope).with("name", Json.text(name)).with("value", Json.text(value)));
    }

    /** One more value for a header. */
    static MapNode append(String scope, String name, String value) {
        return MapNode.empty()
                .with(
                        "header.Append",
                        scope(scope).with("name", Json.text(name)).with("value", Json.text(value)));
    }

    /** Headers taken away. */
    static MapNode remove(String scope, List<String> names) {
        return MapNode.empty().with("header.Blacklist", scope(scope).with("names", Json.texts(names)));
    }

    private static MapNode scope(String scope) {
        return MapNode.empty().with("scope", Json.texts(List.of(scope)));
    }

    /** All steps, one after the other. */
    static MapNode group(List<? extends Node> steps) {
        return MapNode.empty()
                .with(
                        "fifo.Group",
                        MapNode.empty()
                                .with("scope", Json.texts(List.of("request", "response")))
                                .with("aggregateErrors", Json.flag(true))
                                .with("modifiers", Json.list(steps)));
    }
}

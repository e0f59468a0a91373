package dev.gw.krakend.imports;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps of martian that change headers, as Kong's transformers. Stateless. */
final class MartianImport {
    private MartianImport() {}

    /** Whether all steps could be said; else nothing was added. */
    static boolean apply(MapNode martian, EndpointImport into) {
        SortedMap<String, SortedMap<String, List<String>>> actions = new TreeMap<>();
        if (!collect(martian, actions)) {
            return false;
        }
        actions.forEach((plugin, parts) -> {
            MapNode config = MapNode.empty();
            for (var part : parts.entrySet()) {
                config = config.with(part.getKey(), MapNode.empty().with("headers", Json.texts(part.getValue())));
            }
            into.plugin(plugin, config);
        });
        return true;
    }

    private static boolean collect(MapNode step, SortedMap<String, SortedMap<String, List<String>>> actions) {
        boolean known = !step.isEmpty();
        for (MapNode.Entry entry : step.entries()) {
            MapNode config = entry.value() instanceof MapNode map ? map : MapNode.empty();
            if (entry.name().equals("fifo.Group")) {
                for (Node inner : config.list("modifiers")) {
                    known &= inner instanceof MapNode map && collect(map, actions);
                }
            } else {
                known &= header(entry.name(), config, actions);
            }
        }
        return known;
    }

    private static boolean header(
            String name, MapNode config, SortedMap<String, SortedMap<String, List<String>>> actions) {
        List<Node> scopes = config.list("scope");
        if (scopes.size() != 1 || !(scopes.get(0) instanceof Scalar scope)) {
            return false;
        }
        SortedMap<String, List<String>> parts = new TreeMap<>();
        String pair = config.string("name") + ":" + config.string("value");
        switch (name) {
            case "header.Modifier" -> {
                // in place of what is there, and also where nothing is
                parts.put("remove", List.of(String.valueOf(config.string("name"))));
                parts.put("add", List.of(pair));
            }
            case "header.Append" -> parts.put("append", List.of(pair));
            case "header.Blacklist" -> parts.put("remove", texts(config));
            default -> {
                return false;
            }
        }
        var plugin = actions.computeIfAbsent(scope.text() + "-transformer", p -> new TreeMap<>());
        parts.forEach((part, texts) ->
                plugin.computeIfAbsent(part, p -> new ArrayList<>()).addAll(texts));
        return true;
    }

    private static List<String> texts(MapNode config) {
        List<String> texts = new ArrayList<>();
        config.list("names").forEach(item -> texts.add(item instanceof Scalar scalar ? scalar.text() : ""));
        return texts;
    }
}

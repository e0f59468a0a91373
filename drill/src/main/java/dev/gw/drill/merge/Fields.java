package dev.gw.drill.merge;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of a map that a program wrote; one that is not as it has to be is an {@link IllegalArgumentException}. */
record Fields(MapNode map) {
    String text(String key) {
        if (map.get(key) instanceof Scalar scalar && !scalar.isNull()) {
            return scalar.text();
        }
        throw new IllegalArgumentException(key + " is missing");
    }

    String text(String key, String otherwise) {
        return map.get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : otherwise;
    }

    long number(String key) {
        if (map.get(key) instanceof Scalar scalar && scalar.isNumber()) {
            return Math.round(scalar.number());
        }
        throw new IllegalArgumentException(key + " is no number");
    }

    long number(String key, long otherwise) {
        return map.has(key) ? number(key) : otherwise;
    }

    Fields inner(String key) {
        if (map.get(key) instanceof MapNode inner) {
            return new Fields(inner);
        }
        throw new IllegalArgumentException(key + " is missing");
    }

    <T> List<T> each(String key, Function<Fields, T> read) {
        List<T> all = new ArrayList<>();
        if (!(map.get(key) instanceof ListNode list)) {
            throw new IllegalArgumentException(key + " is missing");
        }
        for (Node item : list.items()) {
            if (!(item instanceof MapNode one)) {
                throw new IllegalArgumentException(key + " holds something else than objects");
            }
            all.add(read.apply(new Fields(one)));
        }
        return all;
    }

    List<String> texts(String key) {
        return map.list(key).stream()
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .toList();
    }

    Map<String, String> textsByName(String key) {
        Map<String, String> all = new LinkedHashMap<>();
        inner(key)
                .map()
                .entries()
                .forEach(entry -> all.put(entry.name(), new Fields(inner(key).map()).text(entry.name())));
        return all;
    }
}

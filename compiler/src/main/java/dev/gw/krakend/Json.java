package dev.gw.krakend;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Values that stand in no file, for documents that gw makes. */
public final class Json {
    private Json() {}

    public static Scalar text(String text) {
        return Scalar.string(text);
    }

    public static Scalar number(long number) {
        return Scalar.integer(number);
    }

    public static Scalar flag(boolean flag) {
        return Scalar.bool(flag);
    }

    /** A list of strings. */
    public static ListNode texts(Collection<String> texts) {
        return ListNode.of(texts.stream().map(Json::text).toList());
    }

    public static ListNode list(List<? extends Node> items) {
        return ListNode.of(items);
    }

    /** A map with its entries in the order of another. */
    public static MapNode map(Map<String, ? extends Node> entries) {
        MapNode map = MapNode.empty();
        for (Map.Entry<String, ? extends Node> entry : entries.entrySet()) {
            map = map.with(entry.getKey(), entry.getValue());
        }
        return map;
    }
}

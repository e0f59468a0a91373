package dev.gw.runtime.plugin.jwt;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.util.Map;
import java.util.TreeMap;

/** A token is not good. Made for every bad token, so it carries no stack trace. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String body;

    private Refused(MapNode body) {
        super("token refused", null, false, false);
        this.body = JsonWriter.compact(body);
    }

    static Refused saying(String message) {
        return new Refused(MapNode.empty().with("message", Scalar.string(message)));
    }

    /** A problem for each claim that has one. */
    static Refused because(Map<String, String> problems) {
        MapNode body = MapNode.empty();
        for (Map.Entry<String, String> problem :
                new TreeMap<>(problems).descendingMap().entrySet()) {
            body = body.with(problem.getKey(), Scalar.string(problem.getValue()));
        }
        return new Refused(body);
    }

    /** The answer's body. */
    String body() {
        return body;
    }
}

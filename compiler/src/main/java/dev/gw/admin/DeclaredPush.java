package dev.gw.admin;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Hands a whole configuration to a gateway without a database, which takes all of it or nothing. */
public final class DeclaredPush {
    private DeclaredPush() {}

    /** How the gateway took it. */
    public enum Outcome {
        LOADED,
        /** It runs this very text already. */
        UNCHANGED,
        REFUSED,
        UNREACHABLE
    }

    /**
     * What came of it.
     *
     * @param problems what the gateway said, a line for each problem
     */
    public record Result(Outcome outcome, List<String> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Sends a configuration.
     *
     * @param text of a declarative file, YAML or JSON
     */
    public static Result send(AdminClient client, String text) {
        MapNode body = MapNode.empty()
                .with("config", Scalar.string(text))
                .with("check_hash", Scalar.string("1"))
                .with("flatten_errors", Scalar.string("1"));
        Reply reply = client.json("POST", "/config?check_hash=1&flatten_errors=1", JsonWriter.compact(body));
        if (reply.status() == 304) {
            return new Result(Outcome.UNCHANGED, List.of());
        }
        if (reply.isOk()) {
            return new Result(Outcome.LOADED, List.of());
        }
        if (reply.status() == Reply.NONE) {
            return new Result(Outcome.UNREACHABLE, List.of(reply.shown()));
        }
        List<String> problems = problems(reply.json());
        return new Result(Outcome.REFUSED, problems.isEmpty() ? List.of(reply.shown()) : problems);
    }

    private static List<String> problems(MapNode answer) {
        List<String> problems = new ArrayList<>();
        for (Node entity : answer.list("flattened_errors")) {
            if (entity instanceof MapNode map) {
                String name = map.string("entity_name");
                String what = map.string("entity_type") + (name == null ? "" : " " + name);
                for (Node error : map.list("errors")) {
                    MapNode one = error instanceof MapNode found ? found : MapNode.empty();
                    String field = one.string("field");
                    problems.add(what + ": " + (field == null ? "" : field + ": ") + one.string("message"));
                }
            }
        }
        return problems;
    }
}

package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads what drives a load. */
final class ExecutorReader {
    /** The keys that each executor takes beside those that all take. */
    static final Map<String, List<String>> KEYS = Map.of(
            "constant-rate", List.of("rate", "duration"),
            "ramping-rate", List.of("rate", "stages"),
            "constant-users", List.of("users", "duration", "think", "pacing"),
            "ramping-users", List.of("users", "stages", "think", "pacing"),
            "iterations", List.of("users", "each", "think", "pacing"),
            "burst", List.of("count", "align"));

    /** What k6 calls them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "constant-arrival-rate", "constant-rate",
            "ramping-arrival-rate", "ramping-rate",
            "constant-vus", "constant-users",
            "ramping-vus", "ramping-users",
            "per-vu-iterations", "iterations",
            "shared-iterations", "iterations",
            "window-burst", "burst");

    private static final int MOST = 1_000_000;
    private static final int MOST_USERS = 100_000;

    private final Section load;

    ExecutorReader(Section load) {
        this.load = load;
    }

    /** The word of its executor; that of a constant rate where it has none. */
    String word() {
        String word = load.text("executor");
        if (word == null) {
            if (!load.has("executor")) {
                load.missing("executor", "it is one of " + String.join(", ", new TreeSet<>(KEYS.keySet())));
            }
            return "constant-rate";
        }
        if (!KEYS.containsKey(word)) {
            Diagnostic diagnostic = Diagnostic.of(Code.GW1803, load.span("executor"), "there is no executor " + word);
            load.out()
                    .add(
                            ELSEWHERE.containsKey(word)
                                    ? diagnostic.help("it is called " + ELSEWHERE.get(word) + " here")
                                    : Section.meant(diagnostic, word, new TreeSet<>(KEYS.keySet()), "there are "));
            return "constant-rate";
        }
        return word;
    }

    Executor executor(String word) {
        return switch (word) {
            case "ramping-rate" -> new Executor.Rate(word, load.has("rate") ? load.rate("rate") : 0, stages(true));
            case "constant-users" -> {
                int users = users(1);
                yield new Executor.Users(word, users, List.of(new Phase(users, length())));
            }
            case "ramping-users" -> new Executor.Users(word, users(0), stages(false));
            case "iterations" -> new Executor.Iterations(users(1), load.whole("each", 1, 1, MOST));
            case "burst" -> {
                need("count", "say how many requests it sends: count: 130");
                String align =
                        load.has("align") ? load.word("align", "minute", List.of("second", "minute", "hour")) : "";
                yield new Executor.Burst(load.whole("count", 1, 1, MOST), align);
            }
            default -> {
                need("rate", "say how many a second: rate: 200/s");
                double rate = load.rate("rate");
                yield new Executor.Rate(word, rate, List.of(new Phase(rate, length())));
            }
        };
    }

    private void need(String key, String help) {
        if (!load.has(key)) {
            load.missing(key, help);
        }
    }

    private int users(int least) {
        if (least > 0) {
            need("users", "say how many users: users: 10");
        }
        return load.whole("users", least, least, MOST_USERS);
    }

    private Duration length() {
        need("duration", "say how long it takes: duration: 30s");
        Duration length = load.duration("duration", Duration.ofSeconds(1));
        if (length.isZero()) {
            load.wrong(length(load), "duration is 0, so nothing would be sent", "");
        }
        return length;
    }

    private static Node length(Section load) {
        Node node = load.get("duration");
        return node == null ? load.map() : node;
    }

    private List<Phase> stages(boolean rates) {
        need("stages", rates ? "stages: [{to: 500/s, over: 10s}]" : "stages: [{to: 50, over: 10s}]");
        List<Phase> phases = new ArrayList<>();
        for (Section stage : load.sections("stages", "a stage")) {
            stage.only(List.of("to", "over"));
            for (String key : List.of("to", "over")) {
                if (!stage.has(key)) {
                    stage.missing(key, rates ? "{to: 500/s, over: 10s}" : "{to: 50, over: 10s}");
                }
            }
            double to = rates ? stage.rate("to") : stage.whole("to", 0, 0, MOST_USERS);
            phases.add(new Phase(to, stage.duration("over", Duration.ofSeconds(1))));
        }
        boolean moves = phases.stream().anyMatch(phase -> phase.to() > 0);
        if (load.get("stages") != null
                && (!moves || phases.stream().allMatch(p -> p.over().isZero()))) {
            boolean from = load.get("rate") instanceof Scalar || load.get("users") instanceof Scalar;
            if (!from || phases.isEmpty()) {
                Node at = load.get("stages");
                load.wrong(at == null ? load.map() : at, "these stages never send anything", "");
            }
        }
        return phases.isEmpty() ? List.of(new Phase(1, Duration.ofSeconds(1))) : phases;
    }
}

package dev.gw.drill.export;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.KeptEnvironment;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Scenario;
import dev.gw.runtime.observe.Members;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code gw drill merge} has to know of a scenario to judge what came of it. */
final class About {
    private About() {}

    /** The beginning of a result; the script fills in what came. */
    static MapNode of(Scenario scenario, Names names) {
        return new Members()
                .put("kind", "k6-result")
                .put("format", 1)
                .put("name", scenario.name())
                .put("seed", scenario.seed())
                .put("length", length(scenario))
                .put(
                        "scenarios",
                        scenario.loads().stream().map(load -> load(load, names)).toList())
                .put(
                        "thresholds",
                        scenario.thresholds().stream()
                                .map(one -> new Members()
                                        .put("metric", one.name())
                                        .put("expression", one.expression())
                                        .put("place", one.place())
                                        .map())
                                .toList())
                .map();
    }

    /** How many milliseconds are measured at least. */
    private static long length(Scenario scenario) {
        return scenario.loads().stream()
                .mapToLong(load -> load.start().plus(load.executor().length()).toMillis())
                .max()
                .orElse(0);
    }

    private static MapNode load(Load load, Names names) {
        Executor executor = load.executor();
        long planned = executor instanceof Executor.Rate
                ? (long) Limits.iterations(load)
                : executor instanceof Executor.Iterations each
                        ? (long) each.users() * each.each()
                        : executor instanceof Executor.Burst burst ? burst.requests() : -1;
        return new Members()
                .put("id", names.scenario(load.name()))
                .put("name", load.name())
                .put("executor", executor.words())
                .put("planned", planned)
                .put("tags", texts(load.tags()))
                .put(
                        "totals",
                        load.totals().stream()
                                .map(total -> new Members()
                                        .put("status", total.statuses().words())
                                        .put("count", total.count())
                                        .put("place", total.place())
                                        .map())
                                .toList())
                .put(
                        "requests",
                        load.requests().stream()
                                .map(request -> request(load, request))
                                .toList())
                .map();
    }

    private static MapNode request(Load load, Request request) {
        List<MapNode> expect = request.expect().stream()
                .filter(one -> !one.needsStandIns())
                .map(one -> new Members()
                        .put("check", Loads.check(load, request, one))
                        .put("what", KeptEnvironment.shown(one.what()))
                        .put("place", one.place())
                        .map())
                .toList();
        return new Members()
                .put("name", KeptEnvironment.shown(request.name()))
                .put("tags", texts(request.tags()))
                .put("expect", expect)
                .map();
    }

    private static MapNode texts(Map<String, String> tags) {
        Members members = new Members();
        new TreeMap<>(tags).forEach(members::put);
        return members.map();
    }

    /** As a literal of JavaScript, short maps on one line. */
    static void write(Node node, String before, String behind, Script.Block out) {
        String flat = before + Js.value(node, Js::text) + behind;
        if (flat.length() <= 100 || node instanceof Scalar) {
            out.line(flat);
        } else if (node instanceof MapNode map) {
            out.block(
                    before + "{",
                    "}" + behind,
                    inner -> map.entries()
                            .forEach(entry -> write(entry.value(), Js.key(entry.name()) + ": ", ",", inner)));
        } else {
            out.block(
                    before + "[",
                    "]" + behind,
                    inner -> ((ListNode) node).items().forEach(item -> write(item, "", ",", inner)));
        }
    }
}

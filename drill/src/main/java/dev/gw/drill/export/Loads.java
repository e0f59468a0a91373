package dev.gw.drill.export;

import dev.gw.drill.export.Script.Block;
import dev.gw.drill.scenario.Claim;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Expectation;
import dev.gw.drill.scenario.Extraction;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Quantity;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the loads of a scenario send, and what is expected of the answers. Belongs to one export. */
final class Loads {
    private final Names names;
    private final Values values;
    private final Carried carried;
    private final Expected expected;
    private boolean ramps;
    private boolean matches;

    Loads(Names names, Values values, Carried carried) {
        this.names = names;
        this.values = values;
        this.carried = carried;
        this.expected = new Expected(values);
    }

    /** Whether a rate changes. */
    boolean ramps() {
        return ramps;
    }

    /** Whether an expectation is a regular expression. */
    boolean matches() {
        return matches;
    }

    /**
     * Writes a load.
     *
     * @param after milliseconds after which it begins
     */
    void write(Load load, int index, long after, Block out) {
        String id = names.scenario(load.name());
        out.block(Js.key(id) + ": {", "},", block -> {
            block.line("id: " + Js.text(id) + ", called: " + Js.text(load.name()) + ", index: " + index + ",");
            Map<String, String> tags = new LinkedHashMap<>();
            new TreeMap<>(load.tags()).forEach((name, value) -> tags.put(Names.tagName(name), Names.tag(value)));
            tags.put("scenario", Names.tag(load.name()));
            block.line("tags: " + object(tags) + ",");
            pace(load, after, block);
            if (!load.identities().isEmpty()) {
                block.line("as: "
                        + load.identities().entrySet().stream()
                                .map(one ->
                                        "{ identity: " + Js.text(one.getKey()) + ", weight: " + one.getValue() + " }")
                                .collect(Collectors.joining(", ", "[", "]"))
                        + ",");
            }
            if (!load.data().isEmpty()) {
                block.line("data: "
                        + load.data().stream()
                                .map(name -> Js.member("data", name))
                                .collect(Collectors.joining(", ", "[", "]"))
                        + ",");
            }
            block.line("inOrder: " + load.inOrder() + ",");
            block.block("requests: [", "],", inner -> requests(load, inner));
        });
    }

    private void pace(Load load, long after, Block block) {
        String at = "scenarios." + load.name() + ".";
        if (load.executor() instanceof Executor.Rate rate) {
            block.line("planned: " + Amounts.number(Limits.iterations(load)) + ",");
            block.line("due: " + due(rate) + ",");
        } else if (load.executor() instanceof Executor.Burst burst) {
            block.line("burst: true,");
            if (!burst.align().isEmpty()) {
                int length =
                        burst.align().equals("second") ? 1_000 : burst.align().equals("hour") ? 3_600_000 : 60_000;
                block.line("window: " + length + ", after: " + after + ",");
            }
        } else {
            block.line("users: true,");
            if (load.think().most().toNanos() > 0) {
                block.line("think: ["
                        + Amounts.millis((double) load.think().least().toNanos()) + ", "
                        + Amounts.millis((double) load.think().most().toNanos()) + "],");
                carried.mapped(at + "think", "sleep");
            }
            if (!load.pacing().isZero()) {
                block.line("pacing: " + Amounts.millis((double) load.pacing().toNanos()) + ",");
                carried.mapped(at + "pacing", "sleep");
            }
            if (isPersonal(load)) {
                carried.changed("{{user}}", "where users ask: the number of the VU in the whole test");
            }
        }
    }

    /** Whether it makes a difference which user asks. */
    private static boolean isPersonal(Load load) {
        return !load.identities().isEmpty()
                || load.requests().stream()
                        .anyMatch(request -> request.target().names().contains("user")
                                || request.headers().values().stream()
                                        .anyMatch(value -> value.names().contains("user"))
                                || request.body() != null
                                        && request.body().names().contains("user"));
    }

    private String due(Executor.Rate rate) {
        if (Runs.isConstant(rate)) {
            String unit = Amounts.unit(List.of(rate.from()));
            return "(number) => number * (" + Amounts.seconds(unit) * 1000L + " / "
                    + Math.max(1, Amounts.in(unit, rate.from())) + ")";
        }
        ramps = true;
        return "ramp(" + Amounts.number(rate.from()) + ", "
                + rate.phases().stream()
                        .map(phase -> "[" + Amounts.number(phase.to()) + ", "
                                + Amounts.millis((double) phase.over().toNanos()) + "]")
                        .collect(Collectors.joining(", ", "[", "]"))
                + ")";
    }

    private static String object(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(one -> Js.key(one.getKey()) + ": " + Js.text(one.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private void requests(Load load, Block out) {
        Set<String> taken = new HashSet<>();
        int index = 0;
        for (Request request : load.requests()) {
            int number = index++;
            out.block("{", "},", block -> request(load, request, number, taken, block));
            if (load.inOrder()) {
                request.extract().forEach(one -> taken.add(one.name()));
            }
        }
        carried.mapped("scenarios." + load.name() + (load.inOrder() ? ".steps" : ".requests"), "");
    }

    private void request(Load load, Request request, int index, Set<String> taken, Block block) {
        Map<String, String> tags = new LinkedHashMap<>();
        new TreeMap<>(request.tags()).forEach((name, value) -> tags.put(Names.tagName(name), Names.tag(value)));
        tags.put("request", Names.tag(request.name()));
        block.line("tags: " + object(tags) + ", index: " + index + ", weight: " + request.weight() + ",");
        block.line("method: " + Js.text(request.method()) + ",");
        block.line("target: " + function(load, taken, request.target()) + ",");
        unsendable(load, request);
        Template host = request.host();
        if (host != null) {
            block.line("host: " + function(load, taken, host) + ",");
        }
        if (!request.headers().isEmpty()) {
            List<String> fields = new ArrayList<>();
            request.headers()
                    .forEach((name, value) ->
                            fields.add(Js.key(name) + ": " + values.ofRequest(load, taken, value) + ","));
            String open = fields.stream().anyMatch(field -> field.contains("it.")) ? "(it)" : "()";
            block.block("headers: " + open + " => ({", "}),", inner -> fields.forEach(inner::line));
        }
        Template body = request.body();
        if (body != null) {
            block.line("body: " + function(load, taken, body) + ",");
        }
        block.line("timeout: " + Js.text(Quantity.text(request.timeout())) + ",");
        answers(load, request, block);
    }

    private void answers(Load load, Request request, Block block) {
        List<String> checks = new ArrayList<>();
        for (Expectation one : request.expect()) {
            check(load, request, one, checks);
        }
        boolean reads = !request.extract().isEmpty()
                || request.expect().stream().anyMatch(one -> one.readsAnswer() && !one.needsStandIns());
        if (reads) {
            block.line("reads: true,");
        }
        if (!checks.isEmpty()) {
            block.block("expect: {", "},", inner -> checks.forEach(inner::line));
        }
        for (Extraction one : request.extract()) {
            if (!Expected.isKnown(one.source())) {
                carried.refused("scenarios." + load.name() + ", " + request.name(), "k6 does not tell " + one.source());
            }
        }
        if (!request.extract().isEmpty()) {
            block.block("extract: {", "},", inner -> {
                for (Extraction one : request.extract()) {
                    inner.line(Js.key(one.name()) + ": (answer) => " + Expected.source(one.source()) + ",");
                }
            });
        }
    }

    private void check(Load load, Request request, Expectation one, List<String> checks) {
        String field = "scenarios." + load.name() + ", " + request.name() + ": " + Names.check(one.what());
        Claim claim = one.claim();
        if (one.needsStandIns()) {
            carried.dropped("expect.upstream", "behind another gateway stand no stand-ins of gw");
        } else if (claim == null || !Expected.isKnown(claim.of())) {
            carried.refused(field, "this can be checked by gw drill only");
        } else if (claim.kind() == Claim.Kind.MATCHES && Pattern.of(claim.value()) == null) {
            carried.refused(field, "JavaScript may read this regular expression otherwise");
        } else {
            matches |= claim.kind() == Claim.Kind.MATCHES;
            checks.add(Js.text(check(load, request, one)) + ": (answer) => " + expected.holds(claim) + ",");
            said(claim);
        }
    }

    private void said(Claim claim) {
        String of = claim.of();
        if (of.startsWith("header.")) {
            carried.changed("expect.header", "k6 joins fields of one name with a comma; gw looks at the first");
        } else if (of.startsWith("json.")) {
            carried.changed("expect.json", "numbers as JavaScript writes them: 1.0 is 1");
        } else if (of.equals("latency")) {
            carried.changed("expect.latency", "as the thresholds of latency: a delay of k6 itself counts");
        } else {
            carried.mapped("expect." + of, "");
        }
    }

    /** The name of an expectation's check. */
    static String check(Load load, Request request, Expectation one) {
        return Names.check(load.name() + ", " + request.name() + ": " + one.what());
    }

    private String function(Load load, Set<String> taken, Template template) {
        String expression = values.ofRequest(load, taken, template);
        return (expression.contains("it.") ? "(it) => " : "() => ") + expression;
    }

    /** Go reads a URL before it sends it. */
    private void unsendable(Load load, Request request) {
        if (request.call() != null) {
            carried.refused("scenarios." + load.name() + ", " + request.name(), "gRPC is called by gw drill only");
            return;
        }
        if (request.talk() != null) {
            String only = "WebSockets are opened by gw drill only; give them a scenario file of their own";
            carried.refused("scenarios." + load.name() + ", " + request.name(), only);
            return;
        }
        StringBuilder letters = new StringBuilder();
        request.target().read(letters::append, name -> letters.append('0'));
        String text = letters.toString();
        boolean wrong =
                text.indexOf('#') >= 0 || request.method().chars().anyMatch(c -> "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0);
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            wrong |= at + 2 >= text.length()
                    || Character.digit(text.charAt(at + 1), 16) < 0
                    || Character.digit(text.charAt(at + 2), 16) < 0;
        }
        if (wrong) {
            carried.refused(
                    "scenarios." + load.name() + ", " + request.name(),
                    "k6 can't send " + request.method() + " " + text);
        }
    }
}

package dev.gw.drill.export;

import dev.gw.drill.export.Script.Block;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Phase;
import dev.gw.drill.scenario.Quantity;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The loads of a scenario as scenarios of k6, which say when iterations begin. Belongs to one export. */
final class Runs {
    private static final String CONSTANT_RATE = "constant-rate";

    /** What k6 has not begun when a rate's time is over it never begins; the script begins no more than was planned. */
    private static final Duration TAIL = Duration.ofSeconds(1);

    private static final String CONSTANT_USERS = "constant-users";

    private final Scenario scenario;
    private final Names names;
    private final Carried carried;
    private final Duration lead;

    Runs(Scenario scenario, Names names, Carried carried) {
        this.scenario = scenario;
        this.names = names;
        this.carried = carried;
        this.lead = scenario.loads().stream()
                .map(load -> warmup(load).minus(load.start()))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** How long after k6 measuring begins: warm-ups come before it. */
    Duration lead() {
        return lead;
    }

    /** How much longer k6 runs than is measured. */
    Duration tail() {
        Duration longest = scenario.loads().stream()
                .map(load -> load.start().plus(load.executor().length()))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
        boolean last = scenario.loads().stream()
                .anyMatch(load -> load.executor() instanceof Executor.Rate
                        && load.start().plus(load.executor().length()).equals(longest));
        return last ? TAIL : Duration.ZERO;
    }

    /** A warm-up would use up the rows that are there once. */
    private Duration warmup(Load load) {
        boolean once = load.data().stream().anyMatch(this::isUnique);
        return once ? Duration.ZERO : load.warmup();
    }

    private boolean isUnique(String data) {
        var rows = scenario.data().get(data);
        return rows != null && rows.pick() == dev.gw.drill.scenario.DataRows.Pick.UNIQUE;
    }

    /** Writes the scenarios. */
    void write(Block out) {
        for (Load load : scenario.loads()) {
            said(load);
            String name = names.scenario(load.name());
            Duration warmup = warmup(load);
            if (!warmup.isZero()) {
                out.line(Js.key(name + "_warmup") + ": " + object(warming(load, warmup)) + ",");
            }
            out.line(Js.key(name) + ": " + object(measured(load)) + ",");
        }
    }

    private static String object(Map<String, String> fields) {
        String inner = fields.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(", "));
        return "{ " + inner + " }";
    }

    /** Whether a rate is one that k6 keeps for a while; for less than a second, only those that change can be asked for. */
    static boolean isConstant(Executor.Rate rate) {
        return rate.word().equals(CONSTANT_RATE) && isLong(rate);
    }

    private static boolean isLong(Executor executor) {
        return executor.length().toMillis() >= 1000;
    }

    private Map<String, String> warming(Load load, Duration warmup) {
        Map<String, String> fields = new LinkedHashMap<>();
        Duration from = lead.plus(load.start()).minus(warmup);
        if (load.executor() instanceof Executor.Rate rate) {
            double first = rate.from() > 0 ? rate.from() : rate.phases().get(0).to() / 2;
            rate(
                    load,
                    new Executor.Rate(CONSTANT_RATE, first, List.of(new Phase(first, warmup))),
                    Duration.ZERO,
                    fields);
        } else {
            double before = load.executor() instanceof Executor.Users known ? known.from() : 1;
            double users = Math.ceil(Math.max(1, before));
            users(load, new Executor.Users(CONSTANT_USERS, users, List.of(new Phase(users, warmup))), fields);
            fields.replace("gracefulRampDown", "'0s'");
        }
        fields.put("startTime", time(from));
        fields.put("gracefulStop", "'0s'");
        fields.put("exec", "'warmUp'");
        return fields;
    }

    private Map<String, String> measured(Load load) {
        Map<String, String> fields = new LinkedHashMap<>();
        Executor executor = load.executor();
        if (executor instanceof Executor.Rate rate) {
            rate(load, rate, TAIL, fields);
        } else if (executor instanceof Executor.Users users) {
            users(load, users, fields);
        } else if (executor instanceof Executor.Iterations each) {
            fields.put("executor", "'per-vu-iterations'");
            fields.put("vus", Integer.toString(each.users()));
            fields.put("iterations", Integer.toString(each.each()));
            fields.put("maxDuration", "'1h'");
        } else {
            burst(load, (Executor.Burst) executor, fields);
        }
        fields.put("startTime", time(lead.plus(load.start())));
        fields.put("gracefulStop", time(patience(load)));
        fields.put("exec", "'measure'");
        return fields;
    }

    private static void rate(Load load, Executor.Rate rate, Duration more, Map<String, String> fields) {
        List<Double> rates = new ArrayList<>(List.of(rate.from()));
        rate.phases().forEach(phase -> rates.add(phase.to()));
        String unit = Amounts.unit(rates);
        boolean constant = isConstant(rate);
        fields.put("executor", constant ? "'constant-arrival-rate'" : "'ramping-arrival-rate'");
        fields.put(constant ? "rate" : "startRate", Long.toString(Amounts.in(unit, rate.from())));
        fields.put("timeUnit", Js.text(unit));
        if (constant) {
            fields.put("duration", time(rate.length().plus(more)));
        } else {
            List<Phase> phases = new ArrayList<>(rate.phases());
            if (!more.isZero()) {
                phases.add(new Phase(phases.get(phases.size() - 1).to(), more));
            }
            fields.put("stages", stages(phases, to -> Amounts.in(unit, to)));
        }
        fields.put("preAllocatedVUs", Integer.toString(load.connections()));
    }

    private static void users(Load load, Executor.Users users, Map<String, String> fields) {
        if (users.word().equals(CONSTANT_USERS) && isLong(users)) {
            fields.put("executor", "'constant-vus'");
            fields.put("vus", Integer.toString((int) users.from()));
            fields.put("duration", time(users.length()));
        } else {
            fields.put("executor", "'ramping-vus'");
            fields.put("startVUs", Integer.toString((int) users.from()));
            fields.put("stages", stages(users.phases(), Math::round));
            fields.put("gracefulRampDown", time(patience(load)));
        }
    }

    private static void burst(Load load, Executor.Burst burst, Map<String, String> fields) {
        fields.put("executor", "'shared-iterations'");
        fields.put("vus", Integer.toString(Math.min(burst.requests(), load.connections())));
        fields.put("iterations", Integer.toString(burst.requests()));
        fields.put("maxDuration", burst.align().equals("hour") ? "'2h'" : "'1h'");
    }

    private static String stages(List<Phase> phases, java.util.function.DoubleToLongFunction target) {
        return phases.stream()
                .map(phase ->
                        "{ target: " + target.applyAsLong(phase.to()) + ", duration: " + time(phase.over()) + " }")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String time(Duration duration) {
        return Js.text(Quantity.text(duration));
    }

    /** What is under way at the end is waited for as long as for any answer. */
    private static Duration patience(Load load) {
        return load.requests().stream()
                .map(Request::timeout)
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    private void said(Load load) {
        String at = "scenarios." + load.name() + ".";
        executor(load, at);
        if (!load.warmup().isZero()) {
            if (warmup(load).isZero()) {
                carried.dropped(at + "warmup", "it would use up rows that are there once");
            } else {
                carried.changed(
                        at + "warmup", "a scenario of its own before; k6's own metrics count it, the script's don't");
            }
        }
        if (!load.start().isZero()) {
            carried.mapped(at + "start", "startTime");
        }
    }

    private void executor(Load load, String at) {
        Executor executor = load.executor();
        if (executor instanceof Executor.Rate rate) {
            boolean constant = isConstant(rate);
            carried.mapped(
                    at + "executor",
                    rate.word() + " is " + (constant ? "constant-arrival-rate" : "ramping-arrival-rate"));
            carried.changed(at + "connections", "the number of VUs: one request each at a time");
            carried.changed(at + "max_waiting", "k6 drops what finds no free VU at once; any such drop fails the run");
        } else if (executor instanceof Executor.Users users) {
            boolean constant = users.word().equals(CONSTANT_USERS) && isLong(users);
            carried.mapped(at + "executor", users.word() + " is " + (constant ? "constant-vus" : "ramping-vus"));
        } else if (executor instanceof Executor.Iterations) {
            carried.mapped(at + "executor", "iterations is per-vu-iterations, for an hour at most");
        } else if (((Executor.Burst) executor).align().isEmpty()) {
            carried.changed(
                    at + "executor", "burst is shared-iterations: as many VUs as connections, as fast as answers come");
        } else {
            carried.changed(at + "executor", "burst is shared-iterations: as many VUs as connections");
            carried.changed(
                    at + "align",
                    "the next " + ((Executor.Burst) executor).align()
                            + " by the clock of the machine that runs k6 is waited for; no clock jumps");
        }
    }
}

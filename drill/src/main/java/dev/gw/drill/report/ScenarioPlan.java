package dev.gw.drill.report;

import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Expectation;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Phase;
import dev.gw.drill.scenario.Quantity;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.Threshold;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a scenario would send, for people. */
public final class ScenarioPlan {
    private final StringBuilder out = new StringBuilder();

    private ScenarioPlan() {}

    /** The plan as text. */
    public static String of(Scenario scenario) {
        ScenarioPlan plan = new ScenarioPlan();
        plan.line(scenario.name() + ", seed " + scenario.seed());
        scenario.loads().forEach(plan::load);
        for (Fault fault : scenario.faults()) {
            String lasts = fault.lasts().isZero() ? "" : " for " + Quantity.text(fault.lasts());
            plan.line("at " + Quantity.text(fault.at()) + " " + words(fault) + lasts);
        }
        for (Threshold threshold : scenario.thresholds()) {
            plan.line("threshold " + threshold.name() + " " + threshold.expression());
        }
        return plan.out.toString();
    }

    private static String words(Fault fault) {
        return switch (fault.kind()) {
            case RELOAD -> "reload " + (fault.subject().isEmpty() ? "the configuration" : fault.subject());
            case UPSTREAM -> "the upstream of " + fault.subject() + ": " + fault.manner();
            case REDIS -> "Redis: " + fault.manner();
            case ROTATE_KEYS -> "sign tokens with other keys";
        };
    }

    private void load(Load load) {
        line("");
        line(load.name() + ": " + load.executor().words());
        String warmup = load.warmup().isZero() ? "" : ", after a warm-up of " + Quantity.text(load.warmup());
        String start = load.start().isZero() ? "" : ", from " + Quantity.text(load.start()) + " on";
        line("  " + requests(load) + " over " + load.connections() + " connections at most" + warmup + start);
        if (!load.identities().isEmpty()) {
            line("  as "
                    + load.identities().entrySet().stream()
                            .map(one -> one.getValue() == 1 ? one.getKey() : one.getKey() + " (" + one.getValue() + ")")
                            .collect(Collectors.joining(", ")));
        }
        if (!load.data().isEmpty()) {
            line("  with data of " + String.join(", ", load.data()));
        }
        int sum = load.requests().stream().mapToInt(Request::weight).sum();
        int number = 1;
        for (Request request : load.requests()) {
            String share = load.inOrder()
                    ? number++ + ". "
                    : String.format(Locale.ROOT, "%3.0f %% ", 100.0 * request.weight() / sum);
            request(request, share);
        }
        load.totals()
                .forEach(total -> line("  in all exactly " + total.count() + " of "
                        + total.statuses().words()));
    }

    private void request(Request request, String share) {
        String line = request.method() + " " + request.target();
        line("  " + share + (request.name().equals(line) ? "" : request.name() + ": ") + line);
        List<String> expected = request.expect().stream().map(Expectation::what).toList();
        if (!expected.isEmpty()) {
            line("       expects " + String.join(", ", expected));
        }
        request.extract().forEach(one -> line("       takes " + one.name() + " from " + one.source()));
    }

    private static String requests(Load load) {
        Executor executor = load.executor();
        long each = load.inOrder() ? load.requests().size() : 1;
        if (executor instanceof Executor.Rate rate) {
            return String.format(Locale.ROOT, "about %,.0f requests", iterations(rate) * each);
        }
        if (executor instanceof Executor.Iterations iterations) {
            return String.format(Locale.ROOT, "%,d requests", (long) iterations.users() * iterations.each() * each);
        }
        if (executor instanceof Executor.Burst burst) {
            return String.format(Locale.ROOT, "%,d requests", burst.requests() * each);
        }
        return "as many requests as answers allow";
    }

    private static double iterations(Executor.Rate rate) {
        double from = rate.from();
        double sum = 0;
        for (Phase phase : rate.phases()) {
            sum += (from + phase.to()) / 2 * phase.over().toNanos() / 1e9;
            from = phase.to();
        }
        return sum;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}

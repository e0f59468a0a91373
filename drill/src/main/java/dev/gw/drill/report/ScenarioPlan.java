package dev.gw.drill.report;

import dev.gw.drill.measure.Counts;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Expectation;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Message;
import dev.gw.drill.scenario.Phase;
import dev.gw.drill.scenario.Quantity;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.Step;
import dev.gw.drill.scenario.Talk;
import dev.gw.drill.scenario.Template;
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
        String over = " over " + Counts.of(load.connections(), "connection") + " at most";
        line("  " + requests(load) + over + warmup + start);
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
        String line = (request.talk() == null ? request.method() : "WebSocket") + " " + request.target();
        line("  " + share + (request.name().equals(line) ? "" : request.name() + ": ") + line);
        looks(request, "       ");
        Talk talk = request.talk();
        if (talk != null) {
            talk.messages().forEach(this::message);
            line("       closes with " + talk.code());
        }
    }

    private void message(Message message) {
        Template text = message.text();
        String octets = message.octets();
        String says = text != null ? "says " + text : octets != null ? "sends " + octets.length() + " octets" : "";
        String waits = message.ends()
                ? "waits for the end"
                : message.answers() == 0 ? "" : "waits for " + Counts.of(message.answers(), "answer");
        String both = says.isEmpty() || waits.isEmpty() ? says + waits : says + ", " + waits;
        line("       " + message.name() + ": " + both);
        looks(message, "         ");
    }

    private void looks(Step step, String indent) {
        List<String> expected = step.expect().stream().map(Expectation::what).toList();
        if (!expected.isEmpty()) {
            line(indent + "expects " + String.join(", ", expected));
        }
        step.extract().forEach(one -> line(indent + "takes " + one.name() + " from " + one.source()));
    }

    private static String requests(Load load) {
        Executor executor = load.executor();
        long each = load.inOrder() ? load.requests().size() : 1;
        if (executor instanceof Executor.Rate rate) {
            return "about " + Counts.of(Math.round(iterations(rate) * each), "request");
        }
        if (executor instanceof Executor.Iterations iterations) {
            return Counts.of((long) iterations.users() * iterations.each() * each, "request");
        }
        if (executor instanceof Executor.Burst burst) {
            return Counts.of(burst.requests() * each, "request");
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

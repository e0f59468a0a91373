package dev.gw.drill.report;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.plan.Step;
import dev.gw.drill.plan.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for people: what would be sent, and what is expected of it. */
public final class PlanText {
    private PlanText() {}

    /** The plan as text. */
    public static String of(Plan plan) {
        StringBuilder out = new StringBuilder();
        int number = 0;
        for (Check check : plan.checks()) {
            out.append(++number)
                    .append(". ")
                    .append(check.area().word())
                    .append(": ")
                    .append(check.title());
            if (!check.place().isEmpty()) {
                out.append(" (").append(check.place()).append(')');
            }
            out.append('\n');
            check.steps().forEach(step -> step(step, check, out));
        }
        out.append(String.format(
                Locale.ROOT, "%,d checks, %,d requests%n", plan.checks().size(), plan.requests()));
        return out.toString().replace("\r\n", "\n");
    }

    private static void step(Step step, Check check, StringBuilder out) {
        if (step instanceof Step.Store) {
            out.append("   let:  ").append(step.claim()).append('\n');
        } else if (step instanceof Step.Move || step instanceof Step.Pass) {
            out.append("   wait: ").append(step.claim()).append('\n');
        } else if (step instanceof Step.Send send) {
            if (!send.claim().equals(check.title())) {
                out.append("   ").append(send.claim()).append('\n');
            }
            String times = send.times() == 1 ? "" : send.times() + " × ";
            out.append("     send   ").append(times).append(request(send.ask())).append('\n');
            out.append("     expect ").append(String.join(", ", expected(send))).append('\n');
        }
    }

    private static List<String> expected(Step.Send send) {
        List<String> all = new ArrayList<>();
        send.each().stream().map(Expect::what).forEach(all::add);
        send.all().stream().map(Tally::what).forEach(all::add);
        return all;
    }

    private static String request(Ask ask) {
        StringBuilder text =
                new StringBuilder(ask.method()).append(' ').append(ask.host()).append(ask.target());
        ask.headers()
                .forEach(field ->
                        text.append(' ').append(field.name()).append(": ").append(field.shown()));
        if (!ask.proofs().isEmpty()) {
            text.append(" + a credential made when it is sent");
        }
        String body = ask.body();
        if (body != null && !body.isEmpty()) {
            text.append(" + ").append(body.length()).append(" octets");
        }
        return text.toString();
    }
}

package dev.gw.cli.drill;

import dev.gw.check.CheckSettings;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.drill.Drill;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.HtmlReport;
import dev.gw.drill.report.JsonReport;
import dev.gw.drill.report.JunitReport;
import dev.gw.drill.report.PlanText;
import dev.gw.drill.report.TableReports;
import dev.gw.drill.report.TextReport;
import dev.gw.drill.stage.RemoteGateway;
import dev.gw.drill.verdict.Verdict;
import dev.gw.model.Bundle;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.settings.GatewaySettings;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One use of {@code gw drill}: here or against a target, to the reports and the exit code. */
final class Drilling {
    private static final long MOST_SECONDS = 600;

    private final Invocation invocation;
    private final Terminal terminal;
    private final String name;
    private final Hints hints;
    private final int most;
    private final Clock clock = Clock.systemUTC();
    private final Interruption interruption = new Interruption();

    Drilling(Invocation invocation, String name, Hints hints, int most) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.name = name;
        this.hints = hints;
        this.most = most;
    }

    /** Drills gw's own gateway. */
    Exit local(
            Bundle bundle,
            CheckSettings settings,
            Map<String, PluginType> types,
            GatewaySettings operator,
            boolean planOnly) {
        try (Drill drill = new Drill(
                        name, bundle, settings, types, operator, hints, most, DrillTarget.speech(invocation), clock);
                interruption) {
            if (planOnly) {
                terminal.out().print(PlanText.of(drill.plan()));
                return Exit.FINE;
            }
            interruption.watch();
            if (invocation.flag("--mutate")) {
                Grade grade = new Grade(invocation);
                say("breaking " + name + " in one place at a time; this takes as long as many drills");
                return grade.exit(drill.mutate(result -> {}, interruption::came), interruption.came());
            }
            return report(drill.run(outcome -> {}, interruption::came));
        }
    }

    /** Drills the gateway that the command line names. */
    Exit remote(Bundle bundle, Map<String, PluginType> types, boolean planOnly) {
        if (invocation.flag("--mutate")) {
            throw Grade.elsewhere();
        }
        DrillTarget target = DrillTarget.of(invocation.value("--target").orElseThrow(), invocation);
        long seconds = DrillCommand.number(invocation, "--max-time", MOST_SECONDS);
        Plan plan = Drill.planFor(bundle, types, target.tls() != null, hints, most);
        if (planOnly) {
            terminal.out().print(PlanText.of(plan));
            return Exit.FINE;
        }
        if (!target.isHere()) {
            // whoever owns the machine may ask what was sent to it
            terminal.err().print(PlanText.of(plan));
        }
        say(String.format(
                Locale.ROOT,
                "sending %,d requests in %,d checks to %s, for %,d s at most (gw drill plan shows them)",
                plan.requests(),
                plan.checks().size(),
                target.url(),
                seconds));
        terminal.flush();
        // checks may be tried again where the end of a window came into them
        try (RemoteGateway gateway =
                        new RemoteGateway(target.where(DrillTarget.speech(invocation)), clock, plan.requests() * 4);
                interruption) {
            String problem = gateway.problem();
            if (!problem.isEmpty()) {
                terminal.err().println(target.unreachable(problem));
                return Exit.UNREACHABLE;
            }
            interruption.watch();
            long end = clock.millis() + seconds * 1000;
            BooleanSupplier stopped = () -> interruption.came() || clock.millis() > end;
            return report(Drill.drill(name, plan, gateway, clock, outcome -> {}, stopped));
        }
    }

    private Exit report(DrillReport report) {
        terminal.out().print(TextReport.of(report, invocation.colourOfProduct()));
        ReportFiles files = new ReportFiles(invocation);
        files.write("--json", report, JsonReport::of);
        files.write("--junit", report, JunitReport::of);
        files.write("--markdown", report, TableReports::markdown);
        files.write("--csv", report, TableReports::csv);
        files.write("--html", report, HtmlReport::of);
        terminal.flush();
        return exit(report);
    }

    private Exit exit(DrillReport report) {
        if (report.count(Verdict.FAIL) > 0) {
            return Exit.FAILED;
        }
        if (interruption.came()) {
            return Exit.INTERRUPTED;
        }
        boolean warns = invocation
                .oneOf("--inconclusive", List.of("fail", "warn"))
                .filter("warn"::equals)
                .isPresent();
        boolean undecided =
                report.count(Verdict.INCONCLUSIVE) > 0 || report.outcomes().isEmpty() || report.interrupted();
        return undecided && !warns ? Exit.INCONCLUSIVE : Exit.FINE;
    }

    private void say(String text) {
        if (!invocation.quiet()) {
            terminal.err().println("gw: " + text);
        }
    }
}

package dev.gw.cli;

import dev.gw.assemble.Project;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.drill.Drill;
import dev.gw.drill.derive.Hints;
import dev.gw.drill.mutate.MutationReport;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.PlanText;
import dev.gw.drill.report.TextReport;
import dev.gw.drill.scenario.HintsFile;
import dev.gw.drill.verdict.Verdict;
import dev.gw.model.Bundle;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code gw drill}: proves with requests that a gateway does what its configuration says. */
final class DrillCommand implements Command {
    private static final int MOST_REQUESTS = 20_000;

    /** The mutation score, in percent, that a drill should have. */
    private static final double ENOUGH = 95;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("drill", "Proves with requests what the configuration says.");
        Options.inputs(spec);
        spec.addOption(Options.value(
                "NUMBER", "Derive no check that takes more requests (" + MOST_REQUESTS + ")", "--max-requests"));
        spec.addOption(
                Options.flag("Break the configuration in one place at a time; does the drill notice?", "--mutate"));
        Options.reporting(spec);
        return spec.addPositional(
                Options.arguments("[plan] [FILE]", "plan to send nothing; a declarative file to drill", "0..2"));
    }

    @Override
    public Exit run(Invocation invocation) {
        return new Drilling(invocation).run();
    }

    /** One use of the command. */
    private static final class Drilling {
        private final Invocation invocation;
        private final Terminal terminal;
        private final Pipeline pipeline;

        Drilling(Invocation invocation) {
            this.invocation = invocation;
            this.terminal = invocation.terminal();
            this.pipeline = new Pipeline(invocation);
        }

        Exit run() {
            List<String> words = new ArrayList<>(invocation.arguments());
            boolean planOnly = !words.isEmpty() && words.get(0).equals("plan");
            if (planOnly) {
                words.remove(0);
            }
            int most = invocation.value("--max-requests").map(Drilling::number).orElse(MOST_REQUESTS);
            Path place = words.isEmpty() ? invocation.directory() : invocation.path(words.get(0));
            Diagnostics out = new Diagnostics();
            Optional<Project> project = Project.find(place, terminal.directory(), out);
            Optional<Bundle> bundle =
                    project.flatMap(found -> pipeline.run(found, out).bundle());
            if (project.isEmpty() || bundle.isEmpty()) {
                new Reporting(invocation).report(Findings.of(out.sorted()), false);
                return Exit.PROBLEMS;
            }
            Path drills = project.get().root().resolve("drills").resolve("derive.yml");
            Diagnostics said = new Diagnostics();
            Hints hints = HintsFile.read(drills, project.get().shown(drills), said);
            if (said.hasErrors()) {
                new Reporting(invocation).report(Findings.of(said.sorted()), false);
                return Exit.PROBLEMS;
            }
            Clock clock = Clock.systemUTC();
            String name = String.valueOf(project.get().root().getFileName());
            try (Drill drill = new Drill(name, bundle.get(), pipeline.checks(project.get()), hints, most, clock)) {
                if (planOnly) {
                    terminal.out().print(PlanText.of(drill.plan()));
                    return Exit.FINE;
                }
                if (invocation.flag("--mutate")) {
                    return mutate(drill);
                }
                DrillReport report = drill.run(outcome -> {}, () -> false);
                terminal.out().print(TextReport.of(report, invocation.colourOfProduct()));
                return exit(report);
            }
        }

        private Exit mutate(Drill drill) {
            MutationReport report = drill.mutate(result -> {}, () -> false);
            terminal.out().print(report.text());
            return report.score() >= ENOUGH ? Exit.FINE : Exit.FAILED;
        }

        private static int number(String text) {
            if (!text.matches("[1-9]\\d{0,8}")) {
                throw new UsageException("--max-requests takes a number above 0, not " + text);
            }
            return Integer.parseInt(text);
        }

        private static Exit exit(DrillReport report) {
            if (report.count(Verdict.FAIL) > 0) {
                return Exit.FAILED;
            }
            if (report.interrupted()) {
                return Exit.INTERRUPTED;
            }
            return report.count(Verdict.INCONCLUSIVE) > 0 || report.outcomes().isEmpty()
                    ? Exit.INCONCLUSIVE
                    : Exit.FINE;
        }
    }
}

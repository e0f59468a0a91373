package dev.gw.cli.drill;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.UsageException;
import dev.gw.drill.mutate.MutationReport;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Scenario;
import java.util.List;

/** What {@code --mutate} says in the end, and what it does not go with. */
final class Grade {
    /** The mutation score, in percent, that a drill should have. */
    private static final double ENOUGH = 95;

    private static final List<String> REPORTS =
            List.of("--json", "--junit", "--markdown", "--csv", "--html", "--hgrm", "--openmetrics", "--baseline");

    private final Invocation invocation;

    /** Refuses reports of one run: there are many. */
    Grade(Invocation invocation) {
        this.invocation = invocation;
        for (String option : REPORTS) {
            if (invocation.value(option).isPresent()) {
                String does = option.equals("--baseline") ? "compares" : "writes";
                throw new UsageException(option + " " + does + " what came of a drill; it does not go with --mutate");
            }
        }
    }

    /** Refuses a scenario that can't be run against mutants. */
    static void check(Invocation invocation, Scenario scenario) {
        if (invocation.value("--target").isPresent()) {
            throw elsewhere();
        }
        if (!scenario.target().url().isEmpty()) {
            throw new UsageException("--mutate breaks gw's own gateway, and the scenario asks "
                    + scenario.target().url() + "; without target.url it asks gw's own");
        }
        if (scenario.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.REDIS)) {
            throw new UsageException(
                    "--mutate serves every mutant with counters of its own, and the scenario breaks the"
                            + " Redis that they share; grade it without its faults of redis");
        }
    }

    /** What is not in this process can't be broken. */
    static UsageException elsewhere() {
        return new UsageException("--mutate breaks gw's own gateway; it does not go with --target");
    }

    /** Prints a report; the exit code that follows from it. */
    Exit exit(MutationReport report, boolean interrupted) {
        invocation.terminal().out().print(report.text());
        if (interrupted) {
            return Exit.INTERRUPTED;
        }
        if (report.score() < ENOUGH) {
            return Exit.FAILED;
        }
        return report.left() > 0 ? Exit.INCONCLUSIVE : Exit.FINE;
    }
}

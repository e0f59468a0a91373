package dev.gw.cli.drill;

import dev.gw.check.CheckSettings;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.drill.measure.Counts;
import dev.gw.drill.mutate.GoodRun;
import dev.gw.drill.mutate.GradedGateways;
import dev.gw.drill.mutate.MutationReport.Result;
import dev.gw.drill.mutate.ScenarioGrade;
import dev.gw.drill.report.LoadText;
import dev.gw.drill.scenario.Quantity;
import dev.gw.runtime.plugin.PluginType;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code gw drill SCENARIO --mutate}: would the scenario notice a mistake? */
final class ScenarioGrading {
    private final Invocation invocation;
    private final Terminal terminal;
    private final Interruption interruption;
    private final Clock clock;
    private final Grade grade;
    private int runs;
    private int done;
    private long begun;

    ScenarioGrading(Invocation invocation, Interruption interruption, Clock clock) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.interruption = interruption;
        this.clock = clock;
        this.grade = new Grade(invocation);
    }

    /**
     * Runs the scenario on the configuration, then on its mutants.
     *
     * @param most the most requests that a run sends
     * @param stopped whether to end now
     */
    Exit run(
            GradedGateways gateways,
            CheckSettings settings,
            Map<String, PluginType> types,
            int most,
            BooleanSupplier stopped) {
        long start = clock.millis();
        LiveView view = new LiveView(invocation);
        GoodRun good = GoodRun.of(gateways, most, stopped, view::show);
        view.end();
        if (!good.isGood()) {
            return notGood(good);
        }
        long millis = clock.millis() - start;
        ScenarioGrade graded = new ScenarioGrade(gateways, good, settings, types);
        runs = graded.runs();
        begun = clock.millis();
        // the first run also warmed this process up, so that those behind it take no longer
        say("the scenario passes; now it runs against " + Counts.of(runs, "mutant") + ", up to " + time(millis)
                + " each and " + time(millis * runs) + " in all; Ctrl-C ends it with what was found");
        return grade.exit(graded.run(most, this::told, stopped), interruption.came());
    }

    private Exit notGood(GoodRun good) {
        terminal.out().print(LoadText.of(good.result(), invocation.colourOfProduct()));
        if (interruption.came()) {
            return Exit.INTERRUPTED;
        }
        String why = good.result().interrupted()
                ? "it was ended before its end: --max-time is shorter than one run"
                : good.doubts();
        terminal.err()
                .println("gw: the scenario does not pass on the configuration as it is, so that it can't tell what is"
                        + " broken from it" + (why.isEmpty() ? "" : ": " + why));
        return why.isEmpty() ? Exit.FAILED : Exit.INCONCLUSIVE;
    }

    private void told(Result result) {
        done++;
        say(String.format(
                Locale.ROOT,
                "%d of %d, %s left: %-9s %s: %s",
                done,
                runs,
                time((clock.millis() - begun) / done * (runs - done)),
                result.fate().name().toLowerCase(Locale.ROOT),
                result.mutant().operator(),
                result.mutant().what()));
    }

    private static String time(long millis) {
        long rounded = millis < 1_000 ? (millis + 99) / 100 * 100 : (millis + 999) / 1000 * 1000;
        return Quantity.text(Duration.ofMillis(rounded));
    }

    private void say(String text) {
        if (!invocation.quiet()) {
            terminal.err().println("gw: " + text);
            terminal.flush();
        }
    }
}

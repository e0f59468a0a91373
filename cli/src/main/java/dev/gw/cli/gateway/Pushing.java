package dev.gw.cli.gateway;

import dev.gw.admin.AdminClient;
import dev.gw.admin.DeclaredPush;
import dev.gw.admin.Ownership;
import dev.gw.admin.Pause;
import dev.gw.admin.PlanMaker;
import dev.gw.admin.Push;
import dev.gw.admin.PushPlan;
import dev.gw.admin.Step;
import dev.gw.check.schema.KongSchemas;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.report.Compared;
import dev.gw.diff.report.TextReport;
import dev.gw.emit.YamlWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** One push, from the plan over the question to the proof. */
final class Pushing {
    private final Invocation invocation;
    private final AdminClient client;
    private final Side desired;
    private final LiveSide live;
    private final Ownership ownership;
    private final KongSchemas schemas;
    private final PrintStream err;

    Pushing(Invocation invocation, AdminClient client, Side desired, LiveSide live, Ownership ownership) {
        this.invocation = invocation;
        this.client = client;
        this.desired = desired;
        this.live = live;
        this.ownership = ownership;
        this.schemas = Comparing.schemas(desired, live.side());
        this.err = invocation.terminal().err();
    }

    Exit run() {
        if (!live.config().database() && !ownership.tags().isEmpty()) {
            err.println("gw: " + client.name() + " has no database: it takes a configuration as a whole, "
                    + "so --select-tag can't keep what others pushed");
            return Exit.PROBLEMS;
        }
        Diagnostics out = new Diagnostics();
        Optional<PushPlan> plan = live.config().database()
                ? PlanMaker.plan(live.side().bundle(), desired.bundle(), schemas, ownership, out)
                : Optional.empty();
        if (!out.isEmpty()) {
            return Unreadable.report(invocation, out);
        }
        BundleDiff diff = plan.map(PushPlan::diff).orElseGet(() -> difference(live.side()));
        if (diff.isEmpty()) {
            say(client.name() + " is what " + desired.name() + " says; nothing to do");
            return Exit.FINE;
        }
        show(diff);
        if (!isWanted()) {
            err.println("gw: nothing was changed" + (invocation.flag("--dry-run") ? "" : "; --yes applies it"));
            return Exit.DIFFERENT;
        }
        return plan.isPresent() ? apply(plan.get()) : load();
    }

    private BundleDiff difference(Side current) {
        return BundleDiff.of(current.bundle(), desired.bundle(), schemas).without(entity -> !ownership.has(entity));
    }

    private void show(BundleDiff diff) {
        if (!invocation.quiet()) {
            Compared compared = new Compared(client.name(), desired.name(), diff);
            invocation.terminal().out().print(TextReport.of(compared, invocation.colourOfProduct()));
            invocation.terminal().flush();
        }
    }

    /** Only a person can be asked. */
    private boolean isWanted() {
        Terminal terminal = invocation.terminal();
        if (invocation.flag("--yes") || invocation.flag("--dry-run")) {
            return invocation.flag("--yes");
        }
        if (!terminal.errIsTerminal() || !terminal.outIsTerminal()) {
            return false;
        }
        err.print("gw: apply this to " + client.name() + "? [y/N] ");
        err.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)).readLine();
            return answer != null
                    && (answer.strip().equals("y") || answer.strip().equals("yes"));
        } catch (IOException e) {
            return false;
        }
    }

    private Exit load() {
        DeclaredPush.Result result =
                DeclaredPush.send(client, YamlWriter.write(desired.bundle().document(), ""));
        return switch (result.outcome()) {
            case LOADED, UNCHANGED -> proven();
            case REFUSED -> {
                err.println("gw: " + client.name() + " refused the configuration, and runs what it ran before:");
                result.problems().forEach(problem -> err.println("  " + problem));
                yield Exit.PROBLEMS;
            }
            case UNREACHABLE -> {
                err.println("gw: " + client.name() + " gave no answer: "
                        + result.problems().get(0));
                err.println("gw: whether it took the configuration is unknown; gw drift tells");
                yield Exit.UNREACHABLE;
            }
        };
    }

    private Exit apply(PushPlan plan) {
        Push push = new Push(client, Clock.systemUTC(), Pause.real(), this::tell);
        Push.Result result = push.run(plan);
        Push.Result.Failed failed = result.failed();
        if (failed == null) {
            return proven();
        }
        err.println("gw: can't " + failed.step() + ": " + failed.why());
        err.println("gw: " + result.applied().size() + " of " + plan.size() + " steps were applied"
                + (result.applied().isEmpty() ? "" : ":"));
        result.applied().forEach(step -> err.println("  " + step));
        err.println("gw: run the same command again to go on from here");
        return Exit.PROBLEMS;
    }

    /** At once: who interrupts a push sees what was applied. */
    private void tell(Step step) {
        say(step.toString());
        err.flush();
    }

    /** Reads back what the gateway runs now. */
    private Exit proven() {
        Diagnostics out = new Diagnostics();
        Optional<LiveSide> now = LiveSide.read(client, desired.plugins(), out);
        if (now.isEmpty()) {
            return Unreadable.report(invocation, out);
        }
        BundleDiff left = difference(now.get().side());
        if (!left.isEmpty()) {
            err.println("gw: the gateway took everything, and yet differs:");
            err.print(TextReport.of(new Compared(client.name(), desired.name(), left), /* colour= */ false));
            return Exit.PROBLEMS;
        }
        say(client.name() + " is what " + desired.name() + " says now");
        return Exit.FINE;
    }

    private void say(String text) {
        if (!invocation.quiet()) {
            err.println("gw: " + text);
        }
    }
}

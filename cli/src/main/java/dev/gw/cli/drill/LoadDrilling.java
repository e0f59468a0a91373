package dev.gw.cli.drill;

import dev.gw.check.CheckSettings;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.SourceReader;
import dev.gw.drill.load.Badges;
import dev.gw.drill.load.Speech;
import dev.gw.drill.measure.Baseline;
import dev.gw.drill.measure.Counts;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.mutate.GradedGateways;
import dev.gw.drill.report.ScenarioPlan;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.stage.DrilledRedis;
import dev.gw.drill.stage.LoadStage;
import dev.gw.drill.stage.RemoteLoad;
import dev.gw.drill.stage.Wallet;
import dev.gw.model.Bundle;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One run of a scenario: here or against a target, to the reports and the exit code. */
final class LoadDrilling {
    private static final long MOST_SECONDS = 600;
    private static final int MOST_REQUESTS = 1_000_000;

    /** Seconds that no drill takes. */
    private static final long UNBOUNDED = 999_999_999;

    private final Invocation invocation;
    private final Terminal terminal;
    private final Scenario scenario;
    private final Clock clock = Clock.systemUTC();
    private final Interruption interruption = new Interruption();
    private final Optional<Baseline> baseline;

    LoadDrilling(Invocation invocation, Scenario scenario) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.scenario = scenario;
        this.baseline = baseline();
    }

    /** Drills gw's own gateway. */
    Exit local(
            Bundle bundle,
            CheckSettings settings,
            Map<String, PluginType> types,
            GatewaySettings operator,
            Map<String, Bundle> others) {
        if (invocation.flag("--mutate")) {
            return grade(
                    observer -> new LoadStage(
                            scenario, bundle, settings, types, operator, others, clock, null, List.of(observer)),
                    settings,
                    types);
        }
        boolean breaksRedis = scenario.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.REDIS);
        Optional<DrilledRedis> redis = breaksRedis ? DrilledRedis.start(terminal.environment()) : Optional.empty();
        if (breaksRedis && redis.isEmpty()) {
            terminal.err()
                    .println("gw: inconclusive: the scenario breaks Redis, and there is no redis-server on the PATH"
                            + " (Debian: apt-get install redis-server)");
            return LoadReporting.warns(invocation) ? Exit.FINE : Exit.INCONCLUSIVE;
        }
        try (LoadStage stage = new LoadStage(
                        scenario, bundle, settings, types, operator, others, clock, redis.orElse(null), List.of());
                interruption) {
            interruption.watch();
            LiveView view = new LiveView(invocation);
            LoadResult result = stage.run(mostHere(), stopped(Long.MAX_VALUE), view::show);
            view.end();
            return report(result);
        }
    }

    private Exit grade(GradedGateways gateways, CheckSettings settings, Map<String, PluginType> types) {
        try (interruption) {
            interruption.watch();
            BooleanSupplier stopped =
                    stopped(clock.millis() + DrillCommand.number(invocation, "--max-time", UNBOUNDED) * 1000);
            return new ScenarioGrading(invocation, interruption, clock)
                    .run(gateways, settings, types, mostHere(), stopped);
        }
    }

    /** The most requests that one run sends where nobody else is asked. */
    private int mostHere() {
        return (int) DrillCommand.number(invocation, "--max-requests", Integer.MAX_VALUE / 4);
    }

    /** Drills the gateway that the command line or the scenario names. */
    Exit remote(Optional<Wallet> wallet) {
        String url = invocation.value("--target").orElse(scenario.target().url());
        DrillTarget target = DrillTarget.of(url, invocation);
        long seconds = DrillCommand.number(invocation, "--max-time", MOST_SECONDS);
        int most = (int) DrillCommand.number(invocation, "--max-requests", MOST_REQUESTS);
        if (!invocation.quiet()) {
            terminal.err().print(ScenarioPlan.of(scenario));
            terminal.err()
                    .println("gw: sending this to " + target.url() + ", for " + seconds + " s and "
                            + Counts.of(most, "request") + " at most");
        }
        terminal.flush();
        Badges badges = wallet.<Badges>map(known -> known).orElse(Badges.NONE);
        wallet.ifPresent(Wallet::fill);
        try (RemoteLoad gateway = new RemoteLoad(scenario, target.where(speech(target)), badges, clock);
                interruption) {
            String problem = gateway.problem();
            if (!problem.isEmpty()) {
                terminal.err().println(target.unreachable(problem));
                return Exit.UNREACHABLE;
            }
            interruption.watch();
            LiveView view = new LiveView(invocation);
            LoadResult result = gateway.run(most, stopped(clock.millis() + seconds * 1000), view::show);
            view.end();
            return report(result);
        }
    }

    private Speech speech(DrillTarget target) {
        String http = scenario.target().http();
        boolean tls = target.tls() != null;
        if (http.equals("h2") && !tls || http.equals("h2c") && tls) {
            throw new UsageException("the scenario says http: " + http + ", which is HTTP/2 "
                    + (tls ? "without TLS; over https:// it is h2" : "over TLS; over http:// it is h2c"));
        }
        return Speech.of(http);
    }

    private BooleanSupplier stopped(long end) {
        return () -> interruption.came() || clock.millis() > end;
    }

    /** The earlier run that the command line names; read before anything is sent. */
    private Optional<Baseline> baseline() {
        String name = invocation.value("--baseline").orElse("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics out = new Diagnostics();
        Optional<SourceFile> file = SourceReader.read(invocation.path(name), name, out);
        if (file.isEmpty()) {
            String why =
                    out.sorted().stream().findFirst().map(Diagnostic::message).orElse("");
            throw new UsageException("--baseline: " + why);
        }
        if (DocumentReader.json(file.get()) instanceof MapNode map && map.has("intervals")) {
            return Optional.of(Baseline.of(map));
        }
        throw new UsageException(
                "--baseline takes a report that gw drill SCENARIO --json wrote; " + name + " is none, or cut off");
    }

    private Exit report(LoadResult run) {
        LoadResult result = baseline.map(known -> run.with(known.compare(run))).orElse(run);
        new LoadReporting(invocation).write(result);
        return LoadReporting.exit(invocation, result, interruption.came());
    }
}

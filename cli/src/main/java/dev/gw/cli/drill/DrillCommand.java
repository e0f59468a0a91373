package dev.gw.cli.drill;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.diagnostic.report.Findings;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.scenario.HintsFile;
import dev.gw.model.Bundle;
import dev.gw.runtime.plugin.PluginType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code gw drill}: proves with requests that a gateway does what its configuration says. */
public final class DrillCommand implements Command {
    private static final int MOST_REQUESTS = 20_000;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("drill", "Proves with requests what the configuration says.");
        Options.inputs(spec);
        spec.addOption(Options.value(
                "NUMBER", "Derive no check that takes more requests (" + MOST_REQUESTS + ")", "--max-requests"));
        spec.addOption(Options.value("URL", "Drill the gateway at URL instead of gw's own", "--target"));
        spec.addOption(Options.values("HOST", "Send requests to HOST, which is not this machine", "--allow-host"));
        DrillTarget.add(spec);
        spec.addOption(Options.value("SECONDS", "End a drill of a target after SECONDS (600)", "--max-time"));
        spec.addOption(
                Options.flag("Break the configuration in one place at a time; does the drill notice?", "--mutate"));
        spec.addOption(
                Options.choice("WHAT", "fail, or warn and end with 0", List.of("fail", "warn"), "--inconclusive"));
        spec.addOption(Options.value("FILE", "Write the report as JSON", "--json"));
        spec.addOption(Options.value("FILE", "Write the report as JUnit's XML", "--junit"));
        spec.addOption(Options.value("FILE", "Write the report as Markdown", "--markdown"));
        spec.addOption(Options.value("FILE", "Write the report as CSV", "--csv"));
        spec.addOption(Options.value("FILE", "Write the report as a page for browsers", "--html"));
        spec.addOption(Options.value("FILE", "Write the times of a scenario as an HdrHistogram log", "--hgrm"));
        spec.addOption(Options.value("FILE", "Write what a scenario measured for Prometheus", "--openmetrics"));
        spec.addOption(
                Options.value("FILE", "Compare a scenario's run with the JSON report of an earlier one", "--baseline"));
        spec.addOption(Options.value("NUMBER", "Draw a scenario's chance from another seed", "--seed"));
        replay(spec);
        Options.reporting(spec);
        return spec.addPositional(Options.arguments(
                "[plan|replay|merge] [FILE]",
                "plan to send nothing, replay to send recorded requests, merge to judge results of several machines; a"
                        + " scenario, or a declarative file to drill",
                "0..*"));
    }

    private static void replay(CommandSpec spec) {
        spec.addOption(Options.value("PACE", "Replay at 1x, 2x, 100/s or max", "--pace"));
        spec.addOption(Options.value("OLD", "Replay to OLD and NEW, and compare their answers", "--compare"));
        spec.addOption(Options.values("REGEX", "Compare without what matches REGEX", "--mask"));
        spec.addOption(Options.values("NAME", "Compare without the header NAME", "--ignore-header"));
        spec.addOption(Options.values("FIELD", "Replay with the field 'Name: value'", "--header"));
        spec.addOption(Options.value("HOST", "Replay with HOST in the Host header", "--host"));
        spec.addOption(Options.flag("Replay with the recording's cookies and credentials", "--keep-secrets"));
    }

    @Override
    public boolean hasShutdownHooks() {
        return true;
    }

    @Override
    public Exit run(Invocation invocation) {
        List<String> words = new ArrayList<>(invocation.arguments());
        boolean planOnly = !words.isEmpty() && words.get(0).equals("plan");
        if (planOnly) {
            words.remove(0);
        }
        if (!words.isEmpty() && words.get(0).equals("replay")) {
            DrillUse.REPLAY.check(invocation);
            return new ReplayDrill(invocation, words.subList(1, words.size())).run();
        }
        if (!words.isEmpty() && words.get(0).equals("merge")) {
            DrillUse.MERGE.check(invocation);
            return new MergeDrill(invocation, words.subList(1, words.size())).run();
        }
        Optional<Path> scenario = ScenarioDrill.named(invocation, words);
        if (scenario.isPresent()) {
            DrillUse.SCENARIO.check(invocation);
            return new ScenarioDrill(invocation, scenario.get()).run(planOnly);
        }
        if (words.size() > 1) {
            throw new UsageException("drill takes one file, not " + words.size());
        }
        DrillUse.DERIVED.check(invocation);
        if (!words.isEmpty() && !Files.exists(invocation.path(words.get(0)))) {
            return nothing(invocation, words.get(0));
        }
        long most = number(invocation, "--max-requests", MOST_REQUESTS);
        Pipeline pipeline = new Pipeline(invocation);
        Path place = words.isEmpty() ? invocation.directory() : invocation.path(words.get(0));
        Diagnostics out = new Diagnostics();
        Optional<Project> project = Project.find(place, invocation.terminal().directory(), out);
        Optional<Bundle> bundle = project.flatMap(found -> pipeline.bundle(found, out));
        if (project.isEmpty() || bundle.isEmpty()) {
            new Reporting(invocation).report(Findings.of(out.sorted()), false);
            return Exit.PROBLEMS;
        }
        Path file = project.get().root().resolve("drills").resolve("derive.yml");
        Diagnostics said = new Diagnostics();
        Hints hints = HintsFile.read(file, project.get().shown(file), said);
        if (said.hasErrors()) {
            new Reporting(invocation).report(Findings.of(said.sorted()), false);
            return Exit.PROBLEMS;
        }
        String name = String.valueOf(project.get().root().toAbsolutePath().getFileName());
        DrilledGateway gateway = DrilledGateway.of(invocation, project.get(), pipeline.env(), said);
        if (said.hasErrors()) {
            new Reporting(invocation).report(Findings.of(said.sorted()), false);
            return Exit.PROBLEMS;
        }
        Map<String, PluginType> types =
                gateway.types(invocation.terminal(), project.get(), pipeline.env(), bundle.get());
        Drilling drilling = new Drilling(invocation, name, hints, (int) most);
        if (invocation.value("--target").isPresent()) {
            return drilling.remote(bundle.get(), types, planOnly);
        }
        return drilling.local(bundle.get(), pipeline.checks(project.get()), types, gateway.settings(), planOnly);
    }

    private static Exit nothing(Invocation invocation, String word) {
        Collection<String> names = ScenarioDrill.names(invocation.directory());
        String scenarios = names.isEmpty() ? "" : "; the scenarios in drills/ are " + String.join(", ", names);
        String meant = Nearest.to(word, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse(scenarios);
        invocation
                .terminal()
                .err()
                .println("gw: there is no file " + word + ", and no drills/" + word + ".yml" + meant);
        return Exit.PROBLEMS;
    }

    /** The number above 0 of an option. */
    static long number(Invocation invocation, String option, long usual) {
        String text = invocation.value(option).orElse(Long.toString(usual));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new UsageException(option + " takes a number above 0, not " + text);
        }
        return Long.parseLong(text);
    }
}

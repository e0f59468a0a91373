package dev.gw.cli.drill;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.cli.serve.LocalDoubles;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.drill.report.ScenarioPlan;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.ScenarioFile;
import dev.gw.drill.stage.Fitting;
import dev.gw.drill.stage.Wallet;
import dev.gw.drill.standin.KeyRing;
import dev.gw.model.Bundle;
import dev.gw.source.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code gw drill drills/NAME.yml}: reads a scenario and the configuration it is for. */
final class ScenarioDrill {
    private final Invocation invocation;
    private final Terminal terminal;
    private final Path file;
    private final Pipeline pipeline;
    private final Diagnostics out = new Diagnostics();

    ScenarioDrill(Invocation invocation, Path file) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.file = file;
        this.pipeline = new Pipeline(invocation);
    }

    /** The scenario that the command line names: a file that is one, or the name of one in drills/. */
    static Optional<Path> named(Invocation invocation, List<String> words) {
        if (words.size() != 1) {
            return Optional.empty();
        }
        Path path = invocation.path(words.get(0));
        if (Files.isRegularFile(path)) {
            return isScenario(path) ? Optional.of(path) : Optional.empty();
        }
        Path inDrills = invocation.directory().resolve("drills").resolve(words.get(0) + ".yml");
        return Files.isRegularFile(inDrills) && isScenario(inDrills) ? Optional.of(inDrills) : Optional.empty();
    }

    /** The names of the scenarios in drills/. */
    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("drills"))) {
            return files.filter(file -> file.toString().endsWith(".yml") && isScenario(file))
                    .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.yml$", ""))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** What lies in drills/ is one, and what has its first key; derive.yml is none. */
    private static boolean isScenario(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        boolean there = folder != null && folder.endsWith("drills");
        return !path.endsWith("derive.yml") && (there || saysDrill(path));
    }

    private static boolean saysDrill(Path path) {
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            for (int i = 0; i < 200; i++) {
                String line = reader.readLine();
                if (line == null) {
                    return false;
                }
                if (line.startsWith("drill:")) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    Exit run(boolean planOnly) {
        if (invocation.flag("--http2")) {
            throw new UsageException("a scenario says itself what is spoken: target: {http: h2c}, or h2 over TLS");
        }
        String shown = Project.find(file, terminal.directory(), new Diagnostics())
                .map(project -> project.shown(file))
                .orElse(file.toString());
        Optional<Scenario> read = ScenarioFile.read(file, shown, terminal.environment(), out);
        if (read.isEmpty()) {
            return problems();
        }
        Scenario scenario = seeded(read.get());
        boolean remote = invocation.value("--target").isPresent()
                || !scenario.target().url().isEmpty();
        // who asks as nobody needs to know nothing of a gateway that runs somewhere
        boolean needs = !(remote && isAnonymous(scenario));
        Optional<Project> project = needs ? project(scenario) : Optional.empty();
        Optional<Bundle> bundle =
                project.flatMap(found -> in(scenario).run(found, out).bundle());
        if (bundle.isEmpty() && needs) {
            return problems();
        }
        Map<String, Bundle> others = others(scenario);
        bundle.ifPresent(known -> Fitting.check(scenario, known, wallet(scenario, known), out));
        if (remote) {
            scenario.faults().forEach(this::impossible);
        }
        if (invocation.flag("--mutate")) {
            Grade.check(invocation, scenario);
        }
        Optional<String> env = in(scenario).env();
        Optional<DrilledGateway> gateway =
                remote ? Optional.empty() : project.map(found -> DrilledGateway.of(invocation, found, env, out));
        if (out.hasErrors()) {
            return problems();
        }
        if (planOnly) {
            terminal.out().print(ScenarioPlan.of(scenario));
            return Exit.FINE;
        }
        Optional<Wallet> wallet = bundle.map(known -> wallet(scenario, known));
        LoadDrilling drilling = new LoadDrilling(invocation, scenario);
        return remote
                ? drilling.remote(wallet)
                : drilling.local(
                        bundle.orElseThrow(),
                        pipeline.checks(project.orElseThrow()),
                        gateway.orElseThrow().types(terminal, project.orElseThrow(), env, bundle.orElseThrow()),
                        gateway.orElseThrow().settings(),
                        others);
    }

    private static boolean isAnonymous(Scenario scenario) {
        return scenario.identities().values().stream()
                .allMatch(identity -> identity.consumer().isEmpty());
    }

    private Scenario seeded(Scenario scenario) {
        if (invocation.value("--seed").isEmpty()) {
            return scenario;
        }
        return scenario.withSeed(DrillCommand.number(invocation, "--seed", 1));
    }

    private Pipeline in(Scenario scenario) {
        String env = scenario.target().env();
        return env.isEmpty() || pipeline.env().isPresent() ? pipeline : pipeline.in(env);
    }

    private Wallet wallet(Scenario scenario, Bundle bundle) {
        boolean remote = invocation.value("--target").isPresent()
                || !scenario.target().url().isEmpty();
        KeyRing keys = remote ? LocalDoubles.keys(invocation) : KeyRing.fresh(new SecureRandom());
        return new Wallet(scenario, bundle, keys, Clock.systemUTC());
    }

    /** The project that a scenario belongs to, or the file that it names. */
    private Optional<Project> project(Scenario scenario) {
        String config = scenario.target().config();
        return config.isEmpty()
                ? Project.find(folder(), terminal.directory(), out)
                : project(config, scenario.target().configAt());
    }

    /** What a scenario names, from its folder on. */
    private Optional<Project> project(String name, Span at) {
        Path place = folder().resolve(name).normalize();
        if (!Files.exists(place)) {
            out.add(Diagnostic.of(Code.GW1805, at, "there is no file " + name)
                    .help("files are looked for from the scenario's folder"));
            return Optional.empty();
        }
        return Project.find(place, terminal.directory(), out);
    }

    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    }

    /** The configurations that faults load. */
    private Map<String, Bundle> others(Scenario scenario) {
        Map<String, Bundle> others = new HashMap<>();
        for (Fault fault : scenario.faults()) {
            if (fault.kind() == Fault.Kind.RELOAD && !fault.subject().isEmpty()) {
                project(fault.subject(), fault.span())
                        .flatMap(found -> pipeline.bundle(found, out))
                        .ifPresent(bundle -> others.put(fault.subject(), bundle));
            }
        }
        return others;
    }

    private void impossible(Fault fault) {
        out.add(Diagnostic.of(Code.GW1803, fault.span(), "a gateway that runs somewhere can't be broken from here")
                .help("leave the fault out, or drill gw's own gateway: no --target, no target.url"));
    }

    private Exit problems() {
        new Reporting(invocation).report(Findings.of(out.sorted()), false);
        return Exit.PROBLEMS;
    }
}

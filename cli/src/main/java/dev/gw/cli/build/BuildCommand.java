package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.BuildMemory;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.MapNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code gw build}: from the project's files to one that Kong reads. */
public final class BuildCommand implements Command {
    private static final List<String> FORMATS = List.of("yaml", "json");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("build", "Puts the project together, checks it and writes one file.");
        Options.inputs(spec);
        spec.addOption(Options.value("FILE", "Write to FILE; - is standard output", "-o", "--output"));
        spec.addOption(
                Options.choice("FORMAT", "Write yaml or json; else by the name of the file", FORMATS, "--format"));
        spec.addOption(Options.flag("Write nothing; exit with 2 where the file is not up to date", "--check"));
        spec.addOption(Options.flag("Build again whenever a source changes", "--watch"));
        spec.addOption(Options.flag("Write FILE.map.json too: where each value came from", "--map"));
        KrakendBuild.options(spec);
        return Options.reporting(spec);
    }

    @Override
    public Exit run(Invocation invocation) {
        invocation.oneOf("--format", FORMATS);
        if (KrakendBuild.isWanted(invocation)) {
            return new KrakendBuild(invocation).run();
        }
        boolean toStandardOutput =
                invocation.value("--output").filter("-"::equals).isPresent();
        for (String option : List.of("--check", "--watch", "--map")) {
            if (toStandardOutput && invocation.flag(option)) {
                throw new UsageException(option + " needs a file, but the output is standard output");
            }
        }
        if (invocation.flag("--check") && invocation.flag("--watch")) {
            throw new UsageException("--check and --watch don't go together");
        }
        Build build = new Build(invocation);
        return invocation.flag("--watch") ? build.watch() : build.once();
    }

    /** One use of the command. */
    private static final class Build {
        private final Invocation invocation;
        private final Pipeline pipeline;
        private final Reporting reporting;

        Build(Invocation invocation) {
            this.invocation = invocation;
            this.pipeline = new Pipeline(invocation);
            this.reporting = new Reporting(invocation);
        }

        Exit once() {
            Diagnostics out = new Diagnostics();
            Optional<Project> project =
                    Project.find(invocation.directory(), invocation.terminal().directory(), out);
            if (project.isEmpty()) {
                return reporting.report(Findings.of(out.sorted()), false);
            }
            Target target = target(project.get());
            Pipeline.Result result = pipeline.run(project.get(), out);
            Exit exit = reporting.report(result.findings(), target.isStandardOutput());
            if (result.bundle().isEmpty()) {
                return exit == Exit.FINE ? Exit.PROBLEMS : exit;
            }
            Product product = new Product(
                    result.bundle().get().document(), project.get(), pipeline.env(), result.findings(), null);
            return target.deliver(product);
        }

        private Target target(Project project) {
            String usual = project.settings(pipeline.env()).output();
            Optional<String> wanted = invocation.value("--output");
            Optional<Path> file = wanted.filter("-"::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            wanted.map(invocation::path).orElse(project.root().resolve(usual)));
            return new Target(invocation, file);
        }

        Exit watch() {
            Diagnostics out = new Diagnostics();
            Optional<Project> project =
                    Project.find(invocation.directory(), invocation.terminal().directory(), out);
            if (project.isEmpty()) {
                return reporting.report(Findings.of(out.sorted()), false);
            }
            BuildMemory memory = new BuildMemory();
            Watch watch = new Watch(project.get(), pipeline.valuesFiles());
            watch.run(changed -> {
                changed.forEach(memory::forget);
                again(memory);
                invocation.terminal().flush();
            });
            return Exit.FINE;
        }

        /** As {@link #once}, but what the lint can't refuse is written before it has run. */
        private void again(BuildMemory memory) {
            Diagnostics out = new Diagnostics();
            Optional<Project> project =
                    Project.find(invocation.directory(), invocation.terminal().directory(), out);
            if (project.isEmpty()) {
                reporting.report(Findings.of(out.sorted()), false);
                return;
            }
            Pipeline.Checked checked = pipeline.check(project.get(), memory, out);
            boolean early = checked.bundle().isPresent() && !pipeline.lintMayRefuse(project.get());
            if (early) {
                deliver(checked, memory);
                invocation.terminal().flush();
            }
            pipeline.lint(checked);
            reporting.report(checked.findings(), false);
            if (!early && checked.bundle().isPresent()) {
                deliver(checked, memory);
            }
        }

        private void deliver(Pipeline.Checked checked, BuildMemory memory) {
            MapNode document = checked.bundle().orElseThrow().document();
            Project project = checked.project();
            target(project).deliver(new Product(document, project, pipeline.env(), checked.findings(), memory.texts()));
        }
    }
}

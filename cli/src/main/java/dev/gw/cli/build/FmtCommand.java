package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code gw fmt}: the canonical style of the sources, and the mends a program can make. */
public final class FmtCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("fmt", "Brings sources into canonical order and style; comments stay.");
        spec.addOption(Options.flag("Change nothing; exit with 2 where a file would change", "--check"));
        spec.addOption(Options.flag("Apply the fixes of gw check as well", "--fix"));
        Options.reporting(spec);
        return spec.addPositional(Options.arguments("PATH", "Files and folders; else the project's config", "0..*"));
    }

    @Override
    public Exit run(Invocation invocation) {
        Diagnostics out = new Diagnostics();
        Optional<Project> project =
                Project.find(invocation.directory(), invocation.terminal().directory(), out);
        if (project.isEmpty() && invocation.arguments().isEmpty()) {
            return new Reporting(invocation).report(Findings.of(out.sorted()), false);
        }
        List<Path> places = new ArrayList<>(
                invocation.arguments().stream().map(invocation::path).toList());
        if (places.isEmpty()) {
            places.add(project.orElseThrow().root().resolve("config"));
        }
        Styling styling = new Styling(project, invocation.terminal().directory(), invocation.flag("--check"));
        if (invocation.flag("--fix") && project.isPresent()) {
            styling.fix(new Pipeline(invocation).run(project.get(), new Diagnostics()));
        }
        places.forEach(styling::format);
        Exit exit = new Reporting(invocation).report(styling.findings(), false);
        say(invocation, styling);
        boolean differs = invocation.flag("--check") && !styling.changed().isEmpty();
        return exit == Exit.FINE && differs ? Exit.DIFFERENT : exit;
    }

    private static void say(Invocation invocation, Styling styling) {
        String verb = invocation.flag("--check") ? "would change " : "changed ";
        if (!invocation.quiet()) {
            styling.changed().forEach(name -> invocation.terminal().err().println("gw: " + verb + name));
        }
    }
}

package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.output.OutputException;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.SourceReader;
import dev.gw.krakend.Edition;
import dev.gw.krakend.KrakendFile;
import dev.gw.krakend.lint.KrakendCheck;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code gw check}: all that a build checks, without writing anything. */
public final class CheckCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("check", "Checks the project, or files such as kong.yml and krakend.json.");
        Options.inputs(spec);
        spec.addOption(Options.choice(
                "EDITION", "A krakend.json is for ce (as without it) or ee", KrakendBuild.EDITIONS, "--edition"));
        Options.reporting(spec);
        return spec.addPositional(Options.arguments("FILE", "What to check; - is standard input", "0..*"));
    }

    @Override
    public Exit run(Invocation invocation) {
        Pipeline pipeline = new Pipeline(invocation);
        Edition edition = KrakendBuild.edition(invocation);
        Reporting reporting = new Reporting(invocation);
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<String> files = new ArrayList<>();
        List<String> names = invocation.arguments().isEmpty() ? List.of(".") : invocation.arguments();
        for (String name : names) {
            Findings found = name.equals("-")
                    ? standardInput(invocation, pipeline)
                    : check(invocation.path(name), invocation.terminal().directory(), pipeline, edition);
            diagnostics.addAll(found.diagnostics());
            files.addAll(found.files());
        }
        Findings findings = new Findings(diagnostics, files);
        Exit exit = reporting.report(findings, false);
        if (diagnostics.isEmpty() && !invocation.quiet()) {
            String count = files.size() + (files.size() == 1 ? " file" : " files");
            invocation.terminal().err().println("gw: nothing wrong in " + count);
        }
        return exit;
    }

    private static Findings check(Path place, Path working, Pipeline pipeline, Edition edition) {
        Diagnostics out = new Diagnostics();
        String name = String.valueOf(place.getFileName());
        if (Files.isRegularFile(place) && (name.endsWith(".json") || name.endsWith(".tmpl"))) {
            Optional<Findings> found = krakend(place, working, edition, out);
            if (found.isPresent()) {
                return found.get();
            }
        }
        Optional<Project> project = Project.find(place, working, out);
        return project.map(found -> pipeline.run(found, out).findings()).orElseGet(() -> Findings.of(out.sorted()));
    }

    /** What is wrong in a krakend.json; empty for other files. */
    private static Optional<Findings> krakend(Path place, Path working, Edition edition, Diagnostics out) {
        String shown = Project.find(place, working, new Diagnostics())
                .map(project -> project.shown(place))
                .orElse(place.toString());
        Optional<SourceFile> file = SourceReader.read(place, shown, new Diagnostics());
        if (file.isEmpty() || !KrakendFile.looksLike(file.get())) {
            return Optional.empty();
        }
        KrakendCheck.check(file.get(), edition, out);
        return Optional.of(new Findings(out.sorted(), List.of(shown)));
    }

    /** What comes in is set down as a file, so that it is read with the limits of any other. */
    private static Findings standardInput(Invocation invocation, Pipeline pipeline) {
        try {
            Path folder = Files.createTempDirectory("gw-");
            Path file = folder.resolve("stdin.yml");
            try {
                Files.copy(invocation.terminal().in(), file);
                return check(file, folder, pipeline, Edition.CE);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new OutputException("can't set down standard input: " + e.getMessage(), e);
        }
    }
}

package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.OutputFile;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.krakend.Edition;
import dev.gw.krakend.FateTable;
import dev.gw.krakend.emit.KrakendSettings;
import dev.gw.krakend.emit.KrakendTarget;
import dev.gw.krakend.emit.Translation;
import dev.gw.policy.ProjectFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code gw build --target krakend}: a krakend.json, and a table of what became of each field. */
final class KrakendBuild {
    private static final List<String> TARGETS = List.of("kong", "krakend");
    static final List<String> EDITIONS = List.of("ce", "ee");
    private static final List<String> TIERS = List.of("refuse", "loop");
    private static final List<String> OWN = List.of("--edition", "--krakend-tiers", "--fields");

    private final Invocation invocation;
    private final Pipeline pipeline;

    KrakendBuild(Invocation invocation) {
        this.invocation = invocation;
        this.pipeline = new Pipeline(invocation);
    }

    static void options(CommandSpec spec) {
        spec.addOption(Options.choice("GATEWAY", "Write for kong (as without it) or krakend", TARGETS, "--target"));
        spec.addOption(Options.choice("EDITION", "krakend: ce (as without it) or ee", EDITIONS, "--edition"));
        spec.addOption(Options.choice(
                "HOW",
                "krakend: what becomes of tiers on ce: refuse (as without it) or loop",
                TIERS,
                "--krakend-tiers"));
        spec.addOption(Options.value("FILE", "krakend: write what became of each field to FILE, as JSON", "--fields"));
    }

    static boolean isWanted(Invocation invocation) {
        boolean wanted =
                invocation.oneOf("--target", TARGETS).filter("krakend"::equals).isPresent();
        for (String option : OWN) {
            if (!wanted && invocation.value(option).isPresent()) {
                throw new UsageException(option + " is for --target krakend");
            }
        }
        for (String option : List.of("--watch", "--map")) {
            if (wanted && invocation.flag(option)) {
                throw new UsageException(option + " does not go with --target krakend");
            }
        }
        if (wanted && invocation.value("--format").filter("yaml"::equals).isPresent()) {
            throw new UsageException("--target krakend writes json only");
        }
        return wanted;
    }

    Exit run() {
        KrakendSettings wanted = settings("");
        Diagnostics out = new Diagnostics();
        Optional<Project> project =
                Project.find(invocation.directory(), invocation.terminal().directory(), out);
        Reporting reporting = new Reporting(invocation);
        if (project.isEmpty()) {
            return reporting.report(Findings.of(out.sorted()), false);
        }
        Pipeline.Checked checked = pipeline.check(project.get(), null, out);
        pipeline.lint(checked);
        Optional<Translation> translation = checked.bundle().map(bundle -> {
            String name = project.get().settings(pipeline.env()).name().orElse("gateway");
            ProjectFiles files = ProjectFiles.of(project.get(), new Diagnostics());
            return KrakendTarget.translate(
                    bundle, checked.policies(), files, new KrakendSettings(wanted.edition(), wanted.tiersLoop(), name));
        });
        List<Diagnostic> all = new ArrayList<>(checked.findings().diagnostics());
        translation.ifPresent(made -> all.addAll(made.diagnostics()));
        Exit exit = reporting.report(new Findings(all, checked.findings().files()), isStandardOutput());
        translation.ifPresent(this::table);
        Optional<MapNode> document = translation.flatMap(Translation::document);
        if (document.isEmpty()) {
            return exit == Exit.FINE ? Exit.PROBLEMS : exit;
        }
        return deliver(JsonWriter.write(document.get()), exit);
    }

    private KrakendSettings settings(String name) {
        boolean loop = invocation
                .oneOf("--krakend-tiers", TIERS)
                .filter("loop"::equals)
                .isPresent();
        return new KrakendSettings(edition(invocation), loop, name);
    }

    /** The edition that is asked for. */
    static Edition edition(Invocation invocation) {
        boolean enterprise =
                invocation.oneOf("--edition", EDITIONS).filter("ee"::equals).isPresent();
        return enterprise ? Edition.EE : Edition.CE;
    }

    private boolean isStandardOutput() {
        return invocation.value("--output").filter("-"::equals).isPresent();
    }

    private void table(Translation made) {
        if (!invocation.quiet()) {
            invocation.terminal().err().print(FateTable.text(made.rows()));
        }
        invocation
                .value("--fields")
                .ifPresent(file -> new OutputFile(invocation.path(file)).write(FateTable.json(made.rows())));
    }

    private Exit deliver(String text, Exit exit) {
        if (isStandardOutput()) {
            invocation.terminal().out().print(text);
            return exit;
        }
        Path path = invocation.path(invocation.value("--output").orElse("krakend.json"));
        String shown = invocation.shown(path);
        OutputFile file = new OutputFile(path);
        if (invocation.flag("--check")) {
            boolean current = file.holds(text);
            say("gw: " + shown + (current ? " is up to date" : " is not up to date; run gw build --target krakend"));
            return current ? exit : Exit.DIFFERENT;
        }
        boolean changed = file.write(text);
        say("gw: " + (changed ? "wrote " : "unchanged: ") + shown);
        return exit;
    }

    private void say(String text) {
        if (!invocation.quiet()) {
            invocation.terminal().err().println(text);
        }
    }
}

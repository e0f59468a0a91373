package dev.gw.cli;

import dev.gw.assemble.AssembleOptions;
import dev.gw.assemble.Assembler;
import dev.gw.assemble.Assembly;
import dev.gw.assemble.Project;
import dev.gw.assemble.ProjectSettings;
import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.CheckSettings.Edition;
import dev.gw.check.CheckSettings.RouterFlavor;
import dev.gw.check.Checker;
import dev.gw.check.Part;
import dev.gw.check.lint.Level;
import dev.gw.check.lint.LintSettings;
import dev.gw.check.lint.Linter;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.policy.Policies;
import dev.gw.policy.ProjectFiles;
import dev.gw.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a project's files to a checked bundle, as the command line asks for it. */
final class Pipeline {
    private final AssembleOptions options;
    private final boolean strict;

    /**
     * What came of it.
     *
     * @param bundle the configuration, where there are no errors
     * @param findings what was found, ordered by place
     * @param sources the files that were read
     */
    record Result(Optional<Bundle> bundle, Findings findings, List<SourceFile> sources) {}

    Pipeline(Invocation invocation) {
        this.strict = invocation.flag("--strict");
        this.options = new AssembleOptions(
                invocation.value("--env"),
                sets(invocation.values("--set")),
                invocation.values("--values").stream().map(invocation::path).toList(),
                invocation.terminal().environment());
    }

    private Pipeline(AssembleOptions options, boolean strict) {
        this.options = options;
        this.strict = strict;
    }

    /** The same for another environment. */
    Pipeline in(String env) {
        return new Pipeline(options.withEnv(env), strict);
    }

    /** The schemas of a project's own plugins. */
    Map<String, MapNode> plugins(Project project) {
        ProjectSettings settings = project.settings(env());
        return CustomPlugins.in(project, settings.plugins(), new Diagnostics()).schemas();
    }

    private static Map<String, String> sets(List<String> words) {
        Map<String, String> sets = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--set takes NAME=VALUE");
            }
            sets.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return sets;
    }

    AssembleOptions options() {
        return options;
    }

    Optional<String> env() {
        return options.env();
    }

    /** Files outside the project that the result depends on. */
    List<Path> valuesFiles() {
        return options.valuesFiles();
    }

    /** All that is wrong is found in one run: a document is checked even where its sources have errors. */
    Result run(Project project, Diagnostics out) {
        Optional<Assembly> assembly = Assembler.assemble(project, options, out);
        Optional<Bundle> bundle = assembly.flatMap(made -> check(project, made, out));
        List<SourceFile> sources = assembly.map(Assembly::files).orElse(List.of());
        List<String> names = sources.stream().map(SourceFile::name).toList();
        return new Result(bundle, new Findings(Consequences.without(out.sorted()), names), sources);
    }

    private Optional<Bundle> check(Project project, Assembly assembly, Diagnostics out) {
        ProjectSettings settings = project.settings(env());
        MapNode document = Policies.lower(assembly.document(), ProjectFiles.of(project, out), out);
        CheckResult result = Checker.check(document, checks(project, settings, out));
        for (Diagnostic diagnostic : result.diagnostics()) {
            boolean perhapsInTheUnreadFile = diagnostic.code() == Code.GW1401 && !assembly.complete();
            if (!perhapsInTheUnreadFile) {
                out.add(diagnostic);
            }
        }
        Optional<Part> part =
                assembly.complete() ? result.part() : result.part().map(Part::ofUnknown);
        part.ifPresent(known -> out.addAll(Linter.lint(known.bundle(), known.missing(), lint(settings))));
        return out.hasErrors() ? Optional.empty() : result.bundle();
    }

    /** What the project's documents are checked for. */
    CheckSettings checks(Project project) {
        return checks(project, project.settings(env()), new Diagnostics());
    }

    private CheckSettings checks(Project project, ProjectSettings settings, Diagnostics out) {
        Edition edition = settings.enterprise() ? Edition.ENTERPRISE : Edition.OSS;
        CustomPlugins plugins = CustomPlugins.in(project, settings.plugins(), out);
        return new CheckSettings(RouterFlavor.TRADITIONAL_COMPATIBLE, edition, strict, plugins.schemas());
    }

    private static LintSettings lint(ProjectSettings settings) {
        LintSettings lint = LintSettings.defaults().nodes(settings.nodes());
        for (var level : settings.lint().entrySet()) {
            String word = level.getValue().map(severity -> severity.label()).orElse("off");
            lint = lint.with(level.getKey(), Level.of(word).orElseThrow());
        }
        return lint;
    }
}

package dev.gw.cli.project;

import dev.gw.assemble.AssembleOptions;
import dev.gw.assemble.Assembler;
import dev.gw.assemble.Assembly;
import dev.gw.assemble.Project;
import dev.gw.assemble.ProjectSettings;
import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.CheckSettings.Edition;
import dev.gw.check.Checker;
import dev.gw.check.Part;
import dev.gw.check.lint.Level;
import dev.gw.check.lint.LintSettings;
import dev.gw.check.lint.Linter;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.RouterFlavor;
import dev.gw.policy.Policy;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.lower.Lowered;
import dev.gw.policy.lower.Policies;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a project's files to a checked bundle, as the command line asks for it. */
public final class Pipeline {
    private final AssembleOptions options;
    private final boolean strict;
    private final Optional<RouterFlavor> flavor;

    /**
     * What came of it.
     *
     * @param bundle the configuration, where there are no errors
     * @param policies those that it was made from
     * @param findings what was found, ordered by place
     * @param sources the files that were read
     */
    public record Result(Optional<Bundle> bundle, List<Policy> policies, Findings findings, List<SourceFile> sources) {}

    /** Works as the options of an invocation say. */
    public Pipeline(Invocation invocation) {
        this.strict = invocation.flag("--strict");
        this.flavor = new KongVariables(invocation.terminal().environment(), invocation.directory()).flavor();
        this.options = new AssembleOptions(
                invocation.value("--env"),
                sets(invocation.values("--set")),
                invocation.values("--values").stream().map(invocation::path).toList(),
                invocation.terminal().environment());
    }

    private Pipeline(AssembleOptions options, boolean strict, Optional<RouterFlavor> flavor) {
        this.options = options;
        this.strict = strict;
        this.flavor = flavor;
    }

    /** The same for another environment. */
    public Pipeline in(String env) {
        return new Pipeline(options.withEnv(env), strict, flavor);
    }

    /** The schemas of a project's own plugins. */
    public Map<String, MapNode> plugins(Project project) {
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

    /** How sources are put together. */
    public AssembleOptions options() {
        return options;
    }

    /** The environment that is built for. */
    public Optional<String> env() {
        return options.env();
    }

    /** Files outside the project that the result depends on. */
    public List<Path> valuesFiles() {
        return options.valuesFiles();
    }

    /**
     * What was checked, before the lint has had a look.
     *
     * @param assembly the sources, put together; empty where that failed
     * @param policies those of the sources, as they were written
     * @param result what the check says
     */
    public record Checked(
            Project project,
            Optional<Assembly> assembly,
            List<Policy> policies,
            Optional<CheckResult> result,
            Diagnostics out) {
        /** The configuration, where there are no errors so far. */
        public Optional<Bundle> bundle() {
            return out.hasErrors() ? Optional.empty() : result.flatMap(CheckResult::bundle);
        }

        List<SourceFile> sources() {
            return assembly.map(Assembly::files).orElse(List.of());
        }

        /** What there is to say about the sources. */
        public Findings findings() {
            List<String> names = sources().stream().map(SourceFile::name).toList();
            return new Findings(Consequences.without(out.sorted()), names);
        }
    }

    /** All that is wrong is found in one run: a document is checked even where its sources have errors. */
    public Result run(Project project, Diagnostics out) {
        Checked checked = check(project, null, out);
        lint(checked);
        return new Result(checked.bundle(), checked.policies(), checked.findings(), checked.sources());
    }

    /**
     * The configuration alone, for who shows no warnings: empty where there are errors, which are then all told. The lint
     * runs only where it could refuse.
     */
    public Optional<Bundle> bundle(Project project, Diagnostics out) {
        Checked checked = check(project, null, out);
        if (checked.bundle().isEmpty() || lintMayRefuse(project)) {
            lint(checked);
        }
        return checked.bundle();
    }

    /** The first half of a run, with what an earlier run remembers. */
    public Checked check(Project project, @Nullable BuildMemory memory, Diagnostics out) {
        Optional<Assembly> assembly =
                Assembler.assemble(project, options, memory == null ? null : memory.sources(), out);
        Optional<Lowered> lowered =
                assembly.map(made -> Policies.lower(made.document(), ProjectFiles.of(project, out), out));
        Optional<CheckResult> result = lowered.map(made -> verdict(project, assembly.get(), made, memory, out));
        return new Checked(project, assembly, lowered.map(Lowered::policies).orElse(List.of()), result, out);
    }

    private CheckResult verdict(
            Project project, Assembly assembly, Lowered lowered, @Nullable BuildMemory memory, Diagnostics out) {
        ProjectSettings settings = project.settings(env());
        CheckSettings wanted = checks(project, settings, out);
        CheckResult result = Checker.check(lowered.document(), wanted, memory == null ? null : memory.checks());
        for (Diagnostic diagnostic : result.diagnostics()) {
            boolean perhapsInTheUnreadFile = diagnostic.code() == Code.GW1401 && !assembly.complete();
            if (!perhapsInTheUnreadFile) {
                Span use = lowered.uses().get(diagnostic.at().file());
                out.add(use == null ? diagnostic : diagnostic.label(use, "the policy is used here"));
            }
        }
        return result;
    }

    /** The second half: what the lint finds joins what was found before. */
    public void lint(Checked checked) {
        if (checked.assembly().isEmpty() || checked.result().isEmpty()) {
            return;
        }
        Assembly assembly = checked.assembly().get();
        Optional<Part> part = checked.result().get().part();
        Optional<Part> known = assembly.complete() ? part : part.map(Part::ofUnknown);
        LintSettings settings = lint(checked.project().settings(env()));
        known.ifPresent(
                some -> checked.out().addAll(Linter.lint(some.bundle(), some.missing(), settings, assembly.files())));
    }

    /** Whether what the lint finds may be an error, so that nothing must be written before it has run. */
    public boolean lintMayRefuse(Project project) {
        return lint(project.settings(env())).mayRefuse();
    }

    /** What the project's documents are checked for. */
    public CheckSettings checks(Project project) {
        return checks(project, project.settings(env()), new Diagnostics());
    }

    private CheckSettings checks(Project project, ProjectSettings settings, Diagnostics out) {
        Edition edition = settings.enterprise() ? Edition.ENTERPRISE : Edition.OSS;
        CustomPlugins plugins = CustomPlugins.in(project, settings.plugins(), out);
        return new CheckSettings(flavor.orElse(settings.flavor()), edition, strict, plugins.schemas());
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

package dev.gw.cli;

import dev.gw.check.schema.KongSchemas;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.report.Compared;
import dev.gw.diff.report.JsonReport;
import dev.gw.diff.report.MarkdownReport;
import dev.gw.diff.report.TextReport;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code gw diff}: what a change of the configuration changes, in meaning. */
final class DiffCommand implements Command {
    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("diff", "Tells what differs, in meaning, from a revision, file or gateway.");
        spec.addOption(Options.value(
                "TARGET", "Compare with a FILE, env:NAME, git:REVISION or URL; else git:HEAD", "--against"));
        spec.addOption(Options.choice("FORMAT", "Show as text, json, markdown", FORMATS, "--format"));
        DiffImpact.addOptions(spec);
        Options.inputs(spec);
        return spec.addPositional(Options.arguments("LEFT", "A declarative file instead of the project", "0..1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        String format = invocation.oneOf("--format", FORMATS).orElse("text");
        DiffImpact impact = DiffImpact.of(invocation, format);
        List<String> words = invocation.arguments();
        if (words.size() > 1) {
            throw new UsageException("diff compares one thing; what with is said by --against");
        }
        Diagnostics out = new Diagnostics();
        Sides sides = new Sides(invocation, out);
        Path place = words.isEmpty() ? invocation.directory() : invocation.path(words.get(0));
        Optional<Side> left = sides.local(place, words.isEmpty() ? "the project" : words.get(0));
        Optional<Side> right =
                left.flatMap(side -> sides.target(invocation.value("--against").orElse("git:HEAD"), place));
        if (left.isEmpty() || right.isEmpty()) {
            new Reporting(invocation).report(Findings.of(out.sorted()), false);
            return Exit.PROBLEMS;
        }
        Compared compared = compare(left.get(), right.get());
        impact.compare(right.get().bundle(), left.get().bundle(), compared.diff());
        if (!invocation.quiet()) {
            invocation.terminal().out().print(text(compared, impact, format, invocation.colourOfProduct()));
        }
        return impact.exit(compared.diff());
    }

    private static String text(Compared compared, DiffImpact impact, String format, boolean colour) {
        return switch (format) {
            case "json" -> JsonWriter.write(impact.addedTo(JsonReport.of(compared)));
            case "markdown" -> MarkdownReport.of(compared, impact.markdown());
            default -> TextReport.of(compared, colour) + impact.text(colour);
        };
    }

    private static Compared compare(Side left, Side right) {
        Map<String, MapNode> plugins = new HashMap<>(right.plugins());
        plugins.putAll(left.plugins());
        KongSchemas schemas = KongSchemas.of(/* expressions= */ false, plugins);
        return new Compared(right.name(), left.name(), BundleDiff.of(right.bundle(), left.bundle(), schemas));
    }
}

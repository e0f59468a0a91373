package dev.gw.cli;

import dev.gw.diff.report.Compared;
import dev.gw.diff.report.JsonReport;
import dev.gw.diff.report.MarkdownReport;
import dev.gw.diff.report.TextReport;
import dev.gw.emit.JsonWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How differences are shown.
 *
 * @param invocation the command line
 * @param name text, json or markdown
 */
record DiffFormat(Invocation invocation, String name) {
    private static final List<String> NAMES = List.of("text", "json", "markdown");

    static CommandSpec add(CommandSpec spec) {
        return spec.addOption(Options.choice("FORMAT", "Show as text, json, markdown", NAMES, "--format"));
    }

    static DiffFormat of(Invocation invocation) {
        return new DiffFormat(invocation, invocation.oneOf("--format", NAMES).orElse("text"));
    }

    /** Shows what differs, unless nothing shall be said, and says by the exit code whether anything does. */
    Exit deliver(Compared compared) {
        if (!invocation.quiet()) {
            invocation.terminal().out().print(text(compared));
        }
        return compared.diff().isEmpty() ? Exit.FINE : Exit.DIFFERENT;
    }

    private String text(Compared compared) {
        return switch (name) {
            case "json" -> JsonWriter.write(JsonReport.of(compared));
            case "markdown" -> MarkdownReport.of(compared, "");
            default -> TextReport.of(compared, invocation.colourOfProduct());
        };
    }
}

package dev.gw.cli.gateway;

import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.diff.report.Compared;
import dev.gw.diff.report.JsonReport;
import dev.gw.diff.report.MarkdownReport;
import dev.gw.diff.report.TextReport;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        print(compared, null);
        return compared.diff().isEmpty() ? Exit.FINE : Exit.DIFFERENT;
    }

    /** Shows what differs, and what callers feel of it, unless nothing shall be said. */
    void print(Compared compared, @Nullable DiffImpact impact) {
        if (!invocation.quiet()) {
            invocation.terminal().out().print(text(compared, impact));
        }
    }

    private String text(Compared compared, @Nullable DiffImpact impact) {
        boolean colour = invocation.colourOfProduct();
        MapNode json = JsonReport.of(compared);
        return switch (name) {
            case "json" -> JsonWriter.write(impact == null ? json : impact.addedTo(json));
            case "markdown" -> MarkdownReport.of(compared, impact == null ? "" : impact.markdown());
            default -> TextReport.of(compared, colour) + (impact == null ? "" : impact.text(colour));
        };
    }
}

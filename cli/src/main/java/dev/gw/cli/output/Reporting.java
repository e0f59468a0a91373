package dev.gw.cli.output;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.diagnostic.report.Findings;
import dev.gw.diagnostic.report.HumanReport;
import dev.gw.diagnostic.report.Report;
import dev.gw.diagnostic.report.ReportFormat;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings findings to where the command line wants them: people read messages on standard error; the other formats are
 * a product, and go to standard output unless something else does; a report file takes the report from both.
 */
public final class Reporting {
    private final Terminal terminal;
    private final ReportFormat format;
    private final Optional<Path> file;
    private final HumanReport human;

    /** Reports as the invocation asks for. */
    public Reporting(Invocation invocation) {
        terminal = invocation.terminal();
        format = invocation
                .oneOf("--report", ReportFormat.names())
                .flatMap(ReportFormat::named)
                .orElse(ReportFormat.HUMAN);
        file = invocation.value("--report-file").map(invocation::path);
        boolean colour = invocation.colourOfMessages() && file.isEmpty();
        human = new HumanReport(terminal.width(), colour);
    }

    /** Reports, and says how the run ends as far as the findings go. */
    public Exit report(Findings findings, boolean productOnStandardOutput) {
        Report report = format.report(format == ReportFormat.HUMAN ? "" : Version.text(), human);
        String text = report.of(findings);
        if (file.isPresent()) {
            new OutputFile(file.get()).write(text);
            if (!findings.diagnostics().isEmpty()) {
                terminal.err().println("gw: " + findings.summary() + " (see " + file.get() + ")");
            }
        } else {
            boolean messages = format == ReportFormat.HUMAN || productOnStandardOutput;
            PrintStream stream = messages ? terminal.err() : terminal.out();
            stream.print(text);
        }
        return findings.hasErrors() ? Exit.PROBLEMS : Exit.FINE;
    }
}

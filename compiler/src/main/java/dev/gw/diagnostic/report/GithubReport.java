package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Label;
import dev.gw.diagnostic.Severity;
import dev.gw.source.Position;
import dev.gw.source.Span;

/** Workflow commands of GitHub Actions, which shows them as annotations on the lines of a pull request. */
final class GithubReport implements Report {
    @Override
    public String of(Findings findings) {
        StringBuilder out = new StringBuilder();
        findings.diagnostics().forEach(diagnostic -> write(out, diagnostic));
        return out.toString();
    }

    private static void write(StringBuilder out, Diagnostic diagnostic) {
        out.append("::").append(command(diagnostic.severity())).append(' ');
        if (!diagnostic.at().isNowhere()) {
            place(out, diagnostic.at());
        }
        String title = diagnostic.code().id() + " " + diagnostic.code().title();
        out.append("title=").append(property(title)).append("::");
        out.append(data(text(diagnostic))).append('\n');
    }

    private static String command(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.label();
    }

    /** GitHub refuses columns where the stretch covers several lines. */
    private static void place(StringBuilder out, Span at) {
        Span span = Mark.trimmed(at);
        Position from = span.from();
        Position to = span.to();
        out.append("file=").append(property(span.file().name()));
        out.append(",line=").append(from.line());
        if (from.line() == to.line()) {
            out.append(",col=").append(from.column());
            out.append(",endLine=").append(to.line());
            out.append(",endColumn=").append(Math.max(from.column(), to.column() - 1));
        } else {
            out.append(",endLine=").append(to.line());
        }
        out.append(',');
    }

    private static String text(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder(diagnostic.message());
        for (Label label : diagnostic.labels()) {
            text.append('\n')
                    .append(label.at().isNowhere() ? "note" : label.at().toString());
            text.append(": ").append(label.text());
        }
        diagnostic.help().ifPresent(help -> text.append("\nhelp: ").append(help));
        return text.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

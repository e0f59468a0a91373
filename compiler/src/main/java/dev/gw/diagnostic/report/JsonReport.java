package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Label;
import dev.gw.diagnostic.Severity;
import dev.gw.source.Position;
import dev.gw.source.Span;

/**
 * The report as JSON, for programs that read gw's output: stable, described by the schema {@code diagnostics.json}. Lines
 * and columns count from 1, columns in code points; offsets count UTF-16 units from 0.
 */
final class JsonReport implements Report {
    private static final int FORMAT = 1;

    private final String version;

    JsonReport(String version) {
        this.version = version;
    }

    @Override
    public String of(Findings findings) {
        JsonText json = new JsonText().open('{').field("format", FORMAT);
        json.open("tool", '{').field("name", "gw").field("version", version).close('}');
        json.open("summary", '{')
                .field("errors", findings.count(Severity.ERROR))
                .field("warnings", findings.count(Severity.WARNING))
                .field("notes", findings.count(Severity.NOTE))
                .close('}');
        json.open("diagnostics", '[');
        findings.diagnostics().forEach(diagnostic -> write(json, diagnostic));
        return json.close(']').close('}').text();
    }

    private static void write(JsonText json, Diagnostic diagnostic) {
        json.open('{')
                .field("code", diagnostic.code().id())
                .field("title", diagnostic.code().title())
                .field("severity", diagnostic.severity().label())
                .field("message", diagnostic.message());
        place(json, diagnostic.at());
        json.open("labels", '[');
        for (Label label : diagnostic.labels()) {
            json.open('{').field("text", label.text());
            place(json, label.at());
            json.close('}');
        }
        json.close(']');
        diagnostic.help().ifPresent(help -> json.field("help", help));
        diagnostic.fix().ifPresent(fix -> {
            json.open("fix", '{').field("replacement", fix.replacement());
            place(json, fix.at());
            json.close('}');
        });
        json.close('}');
    }

    private static void place(JsonText json, Span span) {
        if (span.isNowhere()) {
            return;
        }
        json.field("file", span.file().name());
        position(json, "start", span.from(), span.start());
        position(json, "end", span.to(), span.end());
    }

    private static void position(JsonText json, String key, Position position, int offset) {
        json.open(key, '{')
                .field("line", position.line())
                .field("column", position.column())
                .field("offset", offset)
                .close('}');
    }
}

package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Fix;
import dev.gw.diagnostic.Label;
import dev.gw.diagnostic.Severity;
import dev.gw.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The report as SARIF 2.1.0, which code-scanning services read. Columns count UTF-16 units; file names are relative to
 * {@code %SRCROOT%}, the project's folder.
 */
final class SarifReport implements Report {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";

    private final String version;
    private final Function<Code, Optional<Explanation>> pages;

    SarifReport(String version) {
        this(version, Explanation::of);
    }

    SarifReport(String version, Function<Code, Optional<Explanation>> pages) {
        this.version = version;
        this.pages = pages;
    }

    @Override
    public String of(Findings findings) {
        List<Code> rules = findings.diagnostics().stream()
                .map(Diagnostic::code)
                .distinct()
                .sorted()
                .toList();
        JsonText json = new JsonText().open('{');
        json.field("$schema", SCHEMA)
                .field("version", "2.1.0")
                .open("runs", '[')
                .open('{');
        json.open("tool", '{').open("driver", '{').field("name", "gw").field("version", version);
        json.open("rules", '[');
        rules.forEach(code -> rule(json, code));
        json.close(']').close('}').close('}');
        json.field("columnKind", "utf16CodeUnits");
        json.open("results", '[');
        findings.diagnostics().forEach(diagnostic -> result(json, diagnostic, rules.indexOf(diagnostic.code())));
        return json.close(']').close('}').close(']').close('}').text();
    }

    private void rule(JsonText json, Code code) {
        json.open('{').field("id", code.id());
        text(json, "shortDescription", code.title());
        Optional<Explanation> page = pages.apply(code);
        json.open("help", '{');
        json.field("text", page.map(Explanation::plain).orElse(code.title()));
        page.ifPresent(explanation -> json.field("markdown", explanation.markdown()));
        json.close('}');
        json.open("defaultConfiguration", '{')
                .field("level", level(code.severity()))
                .close('}');
        json.close('}');
    }

    private static void result(JsonText json, Diagnostic diagnostic, int rule) {
        json.open('{').field("ruleId", diagnostic.code().id()).field("ruleIndex", rule);
        json.field("level", level(diagnostic.severity()));
        String help = diagnostic.help().map(mend -> "\n" + mend).orElse("");
        text(json, "message", diagnostic.message() + help);
        if (!diagnostic.at().isNowhere()) {
            json.open("locations", '[').open('{');
            place(json, diagnostic.at());
            json.close('}').close(']');
        }
        related(json, diagnostic.labels());
        diagnostic.fix().ifPresent(fix -> fix(json, fix, diagnostic));
        json.close('}');
    }

    private static void related(JsonText json, List<Label> labels) {
        if (labels.stream().allMatch(label -> label.at().isNowhere())) {
            return;
        }
        json.open("relatedLocations", '[');
        for (Label label : labels) {
            if (!label.at().isNowhere()) {
                json.open('{');
                place(json, label.at());
                text(json, "message", label.text());
                json.close('}');
            }
        }
        json.close(']');
    }

    private static void fix(JsonText json, Fix fix, Diagnostic diagnostic) {
        json.open("fixes", '[').open('{');
        text(json, "description", diagnostic.help().orElse("Replace the text"));
        json.open("artifactChanges", '[').open('{');
        artifact(json, fix.at());
        json.open("replacements", '[').open('{');
        region(json, "deletedRegion", fix.at());
        text(json, "insertedContent", fix.replacement());
        json.close('}').close(']').close('}').close(']').close('}').close(']');
    }

    private static void place(JsonText json, Span span) {
        json.open("physicalLocation", '{');
        artifact(json, span);
        region(json, "region", span);
        json.close('}');
    }

    private static void artifact(JsonText json, Span span) {
        json.open("artifactLocation", '{');
        json.field("uri", Uris.ofFile(span.file().name()));
        if (!Uris.isAbsolute(span.file().name())) {
            json.field("uriBaseId", ROOT);
        }
        json.close('}');
    }

    private static void region(JsonText json, String key, Span span) {
        json.open(key, '{');
        json.field("startLine", span.from().line()).field("startColumn", column(span, span.start()));
        json.field("endLine", span.to().line()).field("endColumn", column(span, span.end()));
        json.close('}');
    }

    private static int column(Span span, int offset) {
        int line = span.file().position(offset).line();
        return Math.max(0, offset - span.file().lineStart(line)) + 1;
    }

    private static void text(JsonText json, String key, String text) {
        json.open(key, '{').field("text", text).close('}');
    }

    private static String level(Severity severity) {
        return severity.label();
    }
}

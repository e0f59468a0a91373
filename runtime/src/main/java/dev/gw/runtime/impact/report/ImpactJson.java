package dev.gw.runtime.impact.report;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.impact.ImpactReport;
import dev.gw.runtime.impact.finding.Finding;
import dev.gw.runtime.impact.finding.Grade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers feel, for programs: the member {@code impact} of the report that the JSON Schema {@code diff} describes. */
public final class ImpactJson {
    private ImpactJson() {}

    /** The member's value. */
    public static MapNode of(ImpactReport report) {
        List<MapNode.Entry> counts = new ArrayList<>();
        for (Grade grade : new Grade[] {Grade.SECURITY, Grade.BREAKING, Grade.INFO}) {
            counts.add(entry(grade.word(), Scalar.integer(report.count(grade))));
        }
        List<Node> findings = new ArrayList<>();
        report.findings().forEach(finding -> findings.add(finding(finding)));
        return MapNode.of(List.of(
                entry("summary", MapNode.of(counts)),
                entry("routes", Scalar.integer(report.routes())),
                entry("witnesses", Scalar.integer(report.witnesses())),
                entry("findings", ListNode.of(findings))));
    }

    private static MapNode finding(Finding finding) {
        List<MapNode.Entry> entries = new ArrayList<>();
        entries.add(entry("id", Scalar.string(finding.id())));
        entries.add(entry("rule", Scalar.string(finding.rule().id())));
        entries.add(entry("grade", Scalar.string(finding.grade().word())));
        entries.add(entry("subject", Scalar.string(finding.subject())));
        entries.add(entry("sentence", Scalar.string(finding.sentence())));
        text("before", finding.before(), entries);
        text("after", finding.after(), entries);
        text("witness", finding.witness(), entries);
        entries.add(entry(
                "routes",
                ListNode.of(finding.routes().stream().map(Scalar::string).toList())));
        if (!finding.place().isNowhere()) {
            entries.add(entry("file", Scalar.string(finding.place().file().name())));
            entries.add(entry("line", Scalar.integer(finding.place().from().line())));
        }
        return MapNode.of(entries);
    }

    private static void text(String key, @Nullable String value, List<MapNode.Entry> entries) {
        if (value != null) {
            entries.add(entry(key, Scalar.string(value)));
        }
    }

    private static MapNode.Entry entry(String key, Node value) {
        return new MapNode.Entry(Scalar.string(key), value);
    }
}

package dev.gw.drill.report;

import static dev.gw.drill.report.HtmlPage.escaped;

import dev.gw.drill.plan.Check;
import dev.gw.drill.verdict.Outcome;

/** How every limit let requests pass and refused them, against what is configured. */
record LimitSection(DrillReport report) implements HtmlSection {
    @Override
    public String id() {
        return "limits";
    }

    @Override
    public String title() {
        return "Limits";
    }

    @Override
    public String html() {
        StringBuilder out = new StringBuilder();
        for (Outcome outcome : report.outcomes()) {
            Check.Limit limit = outcome.check().limit();
            if (limit != null && !outcome.sent().isEmpty()) {
                String word = outcome.verdict().word();
                out.append("<h3><span class=\"")
                        .append(word)
                        .append("\">")
                        .append(word)
                        .append("</span> ");
                out.append(escaped(outcome.check().title())).append("</h3>\n");
                out.append(new LimitChart(outcome.check().title(), limit, outcome.sent()).html());
            }
        }
        return out.isEmpty()
                ? ""
                : "<p>Each column is a step of the check; the dashed line is the limit. Key: "
                        + "<span class=\"key bar-pass\"></span> passed, "
                        + "<span class=\"key bar-before\"></span> had passed in the window before, "
                        + "<span class=\"key bar-refused\"></span> refused, "
                        + "<span class=\"key bar-other\"></span> somebody else's passed.</p>\n" + out;
    }
}

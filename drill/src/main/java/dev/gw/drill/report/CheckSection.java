package dev.gw.drill.report;

import dev.gw.drill.plan.Area;
import dev.gw.drill.verdict.Outcome;
import java.util.List;

/** Every check that ran, folded by area. */
record CheckSection(DrillReport report) implements HtmlSection {
    @Override
    public String id() {
        return "checks";
    }

    @Override
    public String title() {
        return "All checks";
    }

    @Override
    public String html() {
        StringBuilder out = new StringBuilder();
        for (Area area : Area.values()) {
            List<Outcome> all = report.of(area);
            if (all.isEmpty()) {
                continue;
            }
            HtmlTable table = new HtmlTable("Checks of " + area.word(), "verdict", "check", "written at");
            for (Outcome outcome : all) {
                table.row(
                        outcome.verdict().word(),
                        List.of(outcome.check().title(), outcome.check().place()));
            }
            out.append("<details><summary>").append(area.word()).append(" (").append(all.size());
            out.append(")</summary>\n").append(table.html()).append("</details>\n");
        }
        return out.toString();
    }
}

package dev.gw.drill.report;

import java.util.List;

/** What of the configuration was exercised, and what was not and why. */
record CoverageSection(DrillReport report) implements HtmlSection {
    @Override
    public String id() {
        return "coverage";
    }

    @Override
    public String title() {
        return "What was exercised";
    }

    @Override
    public String html() {
        Bars bars = new Bars(title());
        HtmlTable table = new HtmlTable(title(), "name", "what", "written at", "checks");
        boolean any = false;
        for (String kind : DrillReport.KINDS) {
            List<DrillReport.Covered> all = report.coverage(kind);
            int exercised = (int) all.stream().filter(one -> one.checks() > 0).count();
            if (!all.isEmpty()) {
                any = true;
                bars.add(kind + "s", exercised, 0, 0, all.size() - exercised);
            }
            for (DrillReport.Covered one : all) {
                String checks = one.checks() > 0 ? Integer.toString(one.checks()) : "none: " + one.reason();
                table.row(List.of(one.item().label(), kind, one.item().place(), checks));
            }
        }
        return any ? bars.svg() + table.html() : "";
    }
}

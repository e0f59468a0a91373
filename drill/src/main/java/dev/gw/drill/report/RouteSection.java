package dev.gw.drill.report;

import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/** What was asked of each route, and what came of it. */
record RouteSection(DrillReport report) implements HtmlSection {
    @Override
    public String id() {
        return "routes";
    }

    @Override
    public String title() {
        return "Routes";
    }

    @Override
    public String html() {
        List<DrillReport.Covered> routes = report.coverage("route");
        if (routes.isEmpty()) {
            return "";
        }
        HtmlTable table =
                new HtmlTable("Routes", "route", "written at", "checks", "passed", "failed", "undecided", "requests");
        for (DrillReport.Covered route : routes) {
            List<Outcome> all = report.outcomes().stream()
                    .filter(outcome ->
                            outcome.check().covers().contains(route.item().key()))
                    .toList();
            int requests = all.stream().mapToInt(Outcome::requests).sum();
            table.row(List.of(
                    route.item().label(),
                    route.item().place(),
                    Integer.toString(all.size()),
                    count(all, Verdict.PASS),
                    count(all, Verdict.FAIL),
                    count(all, Verdict.INCONCLUSIVE),
                    String.format(Locale.ROOT, "%,d", requests)));
        }
        return table.html();
    }

    private static String count(List<Outcome> all, Verdict verdict) {
        return Long.toString(
                all.stream().filter(one -> one.verdict() == verdict).count());
    }
}

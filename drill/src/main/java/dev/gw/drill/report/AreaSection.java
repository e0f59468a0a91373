package dev.gw.drill.report;

import dev.gw.drill.plan.Area;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import java.util.List;

/** How many checks of each area passed. */
record AreaSection(DrillReport report) implements HtmlSection {
    @Override
    public String id() {
        return "areas";
    }

    @Override
    public String title() {
        return "Checks by area";
    }

    @Override
    public String html() {
        Bars bars = new Bars(title());
        for (Area area : Area.values()) {
            List<Outcome> all = report.of(area);
            if (!all.isEmpty()) {
                bars.add(
                        area.word(),
                        count(all, Verdict.PASS),
                        count(all, Verdict.FAIL),
                        count(all, Verdict.INCONCLUSIVE));
            }
        }
        return bars.svg();
    }

    private static int count(List<Outcome> all, Verdict verdict) {
        return (int) all.stream().filter(one -> one.verdict() == verdict).count();
    }
}

package dev.gw.drill.report;

import dev.gw.drill.plan.Check;
import dev.gw.drill.verdict.Sent;
import java.util.ArrayList;
import java.util.List;

/** The steps of a limit's check as columns: steps in which the limited caller's requests pass, one after the other, are one. */
final class LimitTimeline {
    private static final int MOST = 40;

    private LimitTimeline() {}

    /**
     * A column.
     *
     * @param claim what it shows
     * @param before how many requests of the limited caller passed in this window before
     * @param passed how many passed in it
     * @param refused how many were refused in it
     * @param isLimited whether they are the limited caller's, not somebody else's
     * @param begins whether a window begins with it
     */
    record Column(String claim, int before, int passed, int refused, boolean isLimited, boolean begins) {}

    static List<Column> of(Check.Limit limit, List<Sent> sent) {
        List<Column> columns = new ArrayList<>();
        int counted = 0;
        long window = limit.window().startOf(sent.get(0).at());
        Object limited = sent.get(0).ask();
        for (Sent step : sent) {
            boolean own = step.ask().equals(limited);
            boolean begins = limit.window().startOf(step.at()) != window;
            window = limit.window().startOf(step.at());
            counted = begins ? 0 : counted;
            Column last = columns.isEmpty() ? null : columns.get(columns.size() - 1);
            boolean more = last != null && own && last.isLimited() && last.refused() == 0 && step.refused() == 0;
            if (last != null && more && !begins) {
                int all = last.passed() + step.passed();
                columns.set(
                        columns.size() - 1,
                        new Column(all + " requests pass", last.before(), all, 0, true, last.begins()));
            } else if (columns.size() < MOST) {
                columns.add(new Column(step.claim(), own ? counted : 0, step.passed(), step.refused(), own, begins));
            }
            counted += own ? step.passed() : 0;
        }
        return columns;
    }
}

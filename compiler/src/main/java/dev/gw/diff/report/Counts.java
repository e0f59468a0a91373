package dev.gw.diff.report;

import dev.gw.diff.Action;
import dev.gw.diff.BundleDiff;
import java.util.ArrayList;
import java.util.List;

/** How much differs, in a line. */
final class Counts {
    private Counts() {}

    static String of(BundleDiff diff) {
        List<String> parts = new ArrayList<>();
        for (Action action : Action.values()) {
            long count = diff.count(action);
            if (count > 0) {
                parts.add(count + " to " + action.label());
            }
        }
        return String.join(", ", parts) + "; " + diff.unchanged() + " unchanged";
    }
}

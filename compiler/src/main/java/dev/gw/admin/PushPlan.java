package dev.gw.admin;

import dev.gw.diff.BundleDiff;
import java.util.List;

/**
 * What has to be sent to a gateway with a database, in order.
 *
 * @param diff what differs, as far as it is ours
 * @param stages steps that may go at once, stage after stage
 */
public record PushPlan(BundleDiff diff, List<List<Step>> stages) {
    public PushPlan {
        stages = stages.stream().map(List::copyOf).toList();
    }

    /** How many requests it takes. */
    public int size() {
        return stages.stream().mapToInt(List::size).sum();
    }
}

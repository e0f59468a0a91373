package dev.gw.drill.load;

import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.LimitLine;
import java.util.List;

/**
 * How far a run is. Immutable.
 *
 * @param interval the last second that is over; its number is negative while the run warms up
 * @param lanes how far each scenario is
 * @param limits how limits were used up so far
 * @param missed how often an answer was not what was expected of it so far
 */
public record LoadProgress(Interval interval, List<Lane> lanes, List<LimitLine> limits, long missed) {
    public LoadProgress {
        lanes = List.copyOf(lanes);
        limits = List.copyOf(limits);
    }

    /**
     * A scenario.
     *
     * @param name its name
     * @param share how much of it is over, from 0 to 1
     * @param state what it is about: warm-up, a stage, waiting, over
     * @param wanted the rate or the number of users at the moment, with its unit
     */
    public record Lane(String name, double share, String state, String wanted) {}
}

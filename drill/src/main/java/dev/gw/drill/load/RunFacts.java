package dev.gw.drill.load;

import java.util.List;

/**
 * What is known of a run besides what was counted. Immutable.
 *
 * @param startedAt when measuring began, milliseconds since 1970
 * @param nanos how long was measured
 * @param end when it ended, in the time of the event loop
 * @param interrupted whether it was ended before its end
 * @param cpu how busy the generator's thread was, as a share of a core; negative where that can't be told
 * @param standIns whether gw's stand-ins answered
 * @param notes what there is to know
 */
record RunFacts(
        long startedAt, long nanos, long end, boolean interrupted, double cpu, boolean standIns, List<String> notes) {}

package dev.gw.drill.measure;

/**
 * How well the generator of the load kept up. Immutable. Times are nanoseconds.
 *
 * @param lagP50 how late requests were begun, at the median
 * @param lagP99 the 99th percentile of it
 * @param lagMax the longest
 * @param cpu how busy its thread was, as a share of one core; negative where it can't be told
 * @param cores how many cores this machine has; 0 where nothing is known of it
 * @param bottleneck why it, and not what was tested, may have been what was slow; empty where it was not
 */
public record Generator(long lagP50, long lagP99, long lagMax, double cpu, int cores, String bottleneck) {
    /** One of whose work nothing is known. */
    public static final Generator UNKNOWN = new Generator(0, 0, 0, -1, 0, "");

    /** Whether anything is known of its work. */
    public boolean isMeasured() {
        return cores > 0;
    }

    public boolean isBottleneck() {
        return !bottleneck.isEmpty();
    }
}

package dev.gw.runtime.plugin.responseratelimiting;

import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import java.util.List;
import java.util.Map;

/**
 * What one request found in the counters.
 *
 * @param subject who is counted
 * @param now when, in milliseconds since 1970
 * @param quotas the limits
 * @param counted what each counter said
 */
record Usage(Subject subject, long now, List<Quota> quotas, double[] counted) {
    double left(int i) {
        return quotas.get(i).limit() - counted[i];
    }

    /** Whether an answer counts in a window of which nothing is left. */
    boolean isExceededBy(Map<String, Double> increments) {
        for (int i = 0; i < counted.length; i++) {
            Double increment = increments.get(quotas.get(i).key().name());
            if (increment != null && increment > 0 && left(i) <= 0) {
                return true;
            }
        }
        return false;
    }
}

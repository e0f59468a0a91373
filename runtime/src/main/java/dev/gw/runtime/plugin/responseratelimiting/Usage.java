package dev.gw.runtime.plugin.responseratelimiting;

import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import java.util.List;
import java.util.Map;

/** What one request found in the counters. */
final class Usage {
    private final Subject subject;
    private final long now;
    private final List<Quota> quotas;
    private final double[] counted;

    /**
     * The limits and how they stand.
     *
     * @param now milliseconds since 1970
     * @param counted what the counter of each limit said
     */
    Usage(Subject subject, long now, List<Quota> quotas, double[] counted) {
        this.subject = subject;
        this.now = now;
        this.quotas = quotas;
        this.counted = counted;
    }

    Subject subject() {
        return subject;
    }

    long now() {
        return now;
    }

    List<Quota> quotas() {
        return quotas;
    }

    double left(int i) {
        return quotas.get(i).limit() - counted[i];
    }

    /** Whether an answer counts in a window of which nothing is left. */
    boolean isExceededBy(Map<String, Double> increments) {
        for (int i = 0; i < quotas.size(); i++) {
            Double increment = increments.get(quotas.get(i).key().name());
            if (increment != null && increment > 0 && left(i) <= 0) {
                return true;
            }
        }
        return false;
    }
}

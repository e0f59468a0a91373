package dev.gw.runtime.plugin.ratelimiting;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Window;
import java.util.List;

/** How a caller's windows stand at one request. */
final class Standing {
    private final List<Quota> quotas;
    private final double[] usage;
    private final long now;
    private final boolean full;

    /**
     * The windows, shortest first.
     *
     * @param usage what each counter said before the request
     * @param now milliseconds since 1970
     */
    Standing(List<Quota> quotas, double[] usage, long now) {
        this.quotas = quotas;
        this.usage = usage;
        this.now = now;
        boolean anyFull = false;
        for (int i = 0; i < usage.length; i++) {
            anyFull |= usage[i] >= quotas.get(i).limit();
        }
        this.full = anyFull;
    }

    boolean isFull() {
        return full;
    }

    /** Sets the fields that say each window's limit and what is left of it, and those of the tightest window. */
    void tell(Headers headers) {
        int tightest = 0;
        for (int i = 0; i < usage.length; i++) {
            Quota quota = quotas.get(i);
            String title = quota.key().window().title();
            headers.set("X-RateLimit-Limit-" + title, Cjson.number(quota.limit()));
            headers.set("X-RateLimit-Remaining-" + title, Cjson.number(left(i)));
            if (left(i) <= left(tightest)) {
                tightest = i;
            }
        }
        String reset = Long.toString(secondsLeft(quotas.get(tightest)));
        headers.set("RateLimit-Limit", Cjson.number(quotas.get(tightest).limit()));
        headers.set("RateLimit-Remaining", Cjson.number(left(tightest)));
        headers.set("RateLimit-Reset", reset);
        if (full) {
            headers.set("Retry-After", reset);
        }
    }

    /** What is left after this request; a refused one takes nothing. */
    private double left(int i) {
        double before = quotas.get(i).limit() - usage[i];
        return Math.max(0, full ? before : before - 1);
    }

    private long secondsLeft(Quota quota) {
        Window window = quota.key().window();
        return Math.max(1, window.seconds() - Math.floorDiv(now - quota.key().start(), 1000));
    }
}

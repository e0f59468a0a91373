package dev.gw.runtime.plugin.quotamirror;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.quota.Moment;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What Redis says of a tenant's quota, as texts.
 *
 * @param level the highest threshold that the use has reached, in percent; 0 for none
 */
record TenantQuota(
        String limit,
        String used,
        String remaining,
        @Nullable String period,
        @Nullable String reset,
        int level) {
    /** The fields of the hash, in the order in which they are read. */
    static final String[] FIELDS = {"limit", "used", "remaining", "period", "reset_at"};

    /** Reads the fields; null where there is no quota, or none that can be counted with. */
    static @Nullable TenantQuota of(List<@Nullable String> fields) {
        String limit = fields.get(0);
        String used = fields.get(1);
        String remaining = fields.get(2);
        boolean whole = number(limit).isPresent()
                && number(used).isPresent()
                && number(remaining).isPresent();
        return whole && limit != null && used != null && remaining != null
                ? new TenantQuota(limit, used, remaining, fields.get(3), fields.get(4), 0)
                : null;
    }

    private static OptionalDouble number(@Nullable String text) {
        try {
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** When it starts anew, seconds since 1970. */
    OptionalDouble resetSeconds() {
        return reset == null ? OptionalDouble.empty() : Moment.seconds(reset);
    }

    TenantQuota against(int[] thresholds) {
        int highest = 0;
        double all = number(limit).orElse(0);
        double part = number(used).orElse(0);
        for (int threshold : thresholds) {
            if (part * 100 >= threshold * all && threshold > highest) {
                highest = threshold;
            }
        }
        return new TenantQuota(limit, used, remaining, period, reset, highest);
    }

    boolean isUsedUp() {
        return number(remaining).orElse(0) <= 0;
    }

    void tell(Headers headers) {
        headers.set("X-Quota-Limit", limit);
        headers.set("X-Quota-Used", used);
        headers.set("X-Quota-Remaining", remaining);
        if (period != null) {
            headers.set("X-Quota-Period", period);
        }
        if (reset != null) {
            headers.set("X-Quota-Reset", reset);
        }
        if (level > 0) {
            headers.set("X-Quota-Alert", Integer.toString(level));
        }
    }
}

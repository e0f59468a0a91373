package dev.gw.runtime.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one event says of one tenant's quota.
 *
 * @param tenant whose quota it is
 * @param version the publisher's count of changes of this tenant; -1 where the event has none
 * @param micros when the quota was so, microseconds since 1970
 * @param fields names and values by turns, as the hash holds them
 */
public record QuotaEvent(String tenant, long version, long micros, List<String> fields) {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_TEXT = 64;
    private static final double LARGEST_VERSION = 9_007_199_254_740_991.0;

    /**
     * Reads an event.
     *
     * @param data the message: a JSON object, or one with such an object under {@code data}
     * @param stored when the stream took it, for events that say no time
     */
    static QuotaEvent read(byte[] data, Instant stored) throws BadEvent {
        EventFields event = EventFields.of(data);
        String tenant = event.text("tenant_id", "tenant", "tenantId");
        if (tenant.isEmpty()) {
            throw new BadEvent("it names no tenant_id");
        }
        if (tenant.length() > LONGEST_NAME || !tenant.chars().allMatch(c -> c > ' ' && c != 0x7F)) {
            throw new BadEvent("its tenant_id is no name");
        }
        String time = event.text("timestamp", "last_updated", "updated_at", "time");
        long micros = time.isEmpty() ? Moment.of(stored) : Moment.micros("its time", time);
        String updated = time.isEmpty() ? stored.toString() : time;
        return new QuotaEvent(tenant, version(event), micros, fields(event, updated));
    }

    private static long version(EventFields event) throws BadEvent {
        if (event.text("version").isEmpty()) {
            return -1;
        }
        double version = event.number("version");
        if (version > LARGEST_VERSION || version != Math.rint(version)) {
            throw new BadEvent("its version is no whole number");
        }
        return (long) version;
    }

    private static List<String> fields(EventFields event, String updated) throws BadEvent {
        double limit = event.number("limit");
        boolean says = !event.text("remaining").isEmpty();
        if (event.text("limit").isEmpty() || (event.text("used").isEmpty() && !says)) {
            throw new BadEvent("it needs limit, and used or remaining");
        }
        double used =
                event.text("used").isEmpty() ? Math.max(0, limit - event.number("remaining")) : event.number("used");
        double remaining = says ? event.number("remaining") : Math.max(0, limit - used);
        List<String> fields = new ArrayList<>(
                List.of("limit", Amount.text(limit), "used", Amount.text(used), "remaining", Amount.text(remaining)));
        String period = event.text("period");
        if (!period.isEmpty()) {
            fields.add("period");
            fields.add(shortText("period", period));
        }
        String reset = event.text("reset_at");
        if (!reset.isEmpty()) {
            Moment.micros("its reset_at", reset);
            fields.add("reset_at");
            fields.add(shortText("reset_at", reset));
        }
        fields.add("last_updated");
        fields.add(shortText("its time", updated));
        return fields;
    }

    private static String shortText(String field, String text) throws BadEvent {
        if (text.length() > LONGEST_TEXT || !text.chars().allMatch(c -> c >= ' ' && c != 0x7F)) {
            throw new BadEvent("its " + field + " is too long");
        }
        return text;
    }
}

package dev.gw.runtime.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What headers say of the trace that a request belongs to. Ids are lower-case hexadecimal. Immutable.
 *
 * @param traceId 32 digits; null where none was sent
 * @param octets how many octets the id had as it was sent
 * @param spanId 16 digits
 * @param parentId 16 digits
 * @param sampled whether the sender wants the trace recorded; null where it does not say
 * @param flags what X-B3-Flags said
 * @param single whether the header b3 was used, not the several X-B3 ones
 * @param sharesSpan whether the format counts client and server as one span
 * @param baggage values that travel along, by key
 */
public record TraceContext(
        @Nullable String traceId,
        int octets,
        @Nullable String spanId,
        @Nullable String parentId,
        @Nullable Boolean sampled,
        @Nullable String flags,
        boolean single,
        boolean sharesSpan,
        Map<String, String> baggage) {
    /** Nothing was sent. */
    public static final TraceContext NONE = new TraceContext(null, 0, null, null, null, null, false, false, Map.of());

    public TraceContext {
        baggage = Map.copyOf(baggage);
    }

    /** Ids as they were sent, of any length. */
    static TraceContext of(
            @Nullable String traceId, @Nullable String spanId, @Nullable String parentId, @Nullable Boolean sampled) {
        return new TraceContext(
                traceId == null ? null : sized(traceId, 16),
                traceId == null ? 0 : (traceId.length() + 1) / 2,
                spanId == null ? null : sized(spanId, 8),
                parentId == null ? null : sized(parentId, 8),
                sampled,
                null,
                false,
                false,
                Map.of());
    }

    TraceContext shared() {
        return new TraceContext(traceId, octets, spanId, parentId, sampled, flags, single, true, baggage);
    }

    TraceContext withB3(@Nullable String itsFlags, boolean asOneHeader) {
        return new TraceContext(traceId, octets, spanId, parentId, sampled, itsFlags, asOneHeader, true, baggage);
    }

    TraceContext withBaggage(Map<String, String> items) {
        return new TraceContext(traceId, octets, spanId, parentId, sampled, flags, single, sharesSpan, items);
    }

    /** The same trace, continued by another span. */
    public TraceContext continued(String trace, String span, @Nullable String parent, @Nullable Boolean itIsSampled) {
        return new TraceContext(trace, octets, span, parent, itIsSampled, flags, single, sharesSpan, baggage);
    }

    /** An id of so many octets: cut at its beginning, or filled with zeros there. */
    static String sized(String hex, int octets) {
        int length = 2 * octets;
        return hex.length() >= length
                ? hex.substring(hex.length() - length).toLowerCase(java.util.Locale.ROOT)
                : "0".repeat(length - hex.length()) + hex.toLowerCase(java.util.Locale.ROOT);
    }
}

package dev.gw.runtime.dns;

import dev.gw.runtime.settings.NameSettings.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name stands for.
 *
 * @param records its addresses, sorted; empty where the look-up failed
 * @param ttlMillis how long the records hold; 0 where they have to be asked for again each time
 * @param problem why there is none, in Kong's words; null where there are records
 */
public record Answer(
        List<Entry> records, long ttlMillis, @Nullable String problem) {
    private static final String UNKNOWN = "dns server error: 3 name error";
    private static final String EMPTY = "dns client error: 101 empty record received";

    /**
     * One record.
     *
     * @param host an address, or for SRV records a name that is looked up in its turn
     * @param port the port of an SRV record, else 0
     * @param weight the weight of an SRV record, else -1
     */
    public record Entry(String host, int port, int weight) {
        /** A plain address. */
        public static Entry address(String address) {
            return new Entry(address, 0, -1);
        }

        public boolean isService() {
            return weight >= 0;
        }
    }

    /** Records that hold for a time. */
    public static Answer of(List<Entry> records, long ttlMillis) {
        return records.isEmpty() ? empty() : new Answer(List.copyOf(records), ttlMillis, null);
    }

    /** There is no such name. */
    public static Answer unknown() {
        return new Answer(List.of(), 0, UNKNOWN);
    }

    /** The name is there, but has no address. */
    public static Answer empty() {
        return new Answer(List.of(), 0, EMPTY);
    }

    /** The look-up failed. */
    public static Answer failed(String problem) {
        return new Answer(List.of(), 0, problem);
    }

    /** The same, as long as it is to hold where there are no records. */
    Answer heldFor(Times times) {
        if (problem == null) {
            return this;
        }
        return new Answer(records, isMissing() ? times.missing() : times.failed(), problem);
    }

    /** Whether there is no such name, or none with an address. */
    public boolean isMissing() {
        return UNKNOWN.equals(problem) || EMPTY.equals(problem);
    }
}

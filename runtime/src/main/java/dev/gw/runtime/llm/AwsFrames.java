package dev.gw.runtime.llm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of AWS into its events: frames with headers, of which one names the kind. */
final class AwsFrames implements EventSource {
    static final String TYPE = "application/vnd.amazon.eventstream";

    /** Two lengths and a checksum in front, a checksum behind. */
    private static final int PRELUDE = 12;

    private static final int CHECKSUM = 4;
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int TEXT = 7;

    private final StringBuilder rest = new StringBuilder();
    private boolean broken;

    @Override
    public List<StreamEvent> next(String piece) {
        List<StreamEvent> events = new ArrayList<>();
        rest.append(piece);
        int start = 0;
        while (!broken && rest.length() - start >= PRELUDE) {
            long length = number(start, 4);
            long headers = number(start + 4, 4);
            broken = length > LARGEST || headers > length - PRELUDE - CHECKSUM;
            if (broken || rest.length() - start < length) {
                break;
            }
            int payload = start + PRELUDE + (int) headers;
            int end = start + (int) length;
            events.add(new StreamEvent(kind(start + PRELUDE, payload), rest.substring(payload, end - CHECKSUM)));
            start = end;
        }
        rest.delete(0, broken ? rest.length() : start);
        return events;
    }

    private long number(int at, int octets) {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | rest.charAt(at + i) & 255;
        }
        return number;
    }

    /** The text of the header {@code :event-type}; null where there is none before one that is no text. */
    private @Nullable String kind(int from, int to) {
        int at = from;
        while (at + 4 <= to) {
            int value = at + 1 + (int) number(at, 1);
            if (value + 3 > to || number(value, 1) != TEXT) {
                return null;
            }
            int end = value + 3 + (int) number(value + 1, 2);
            if (end > to) {
                return null;
            }
            if (rest.substring(at + 1, value).equals(":event-type")) {
                return rest.substring(value + 3, end);
            }
            at = end;
        }
        return null;
    }

    @Override
    public List<StreamEvent> end() {
        return List.of();
    }
}

package dev.gw.drill.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message over a WebSocket, and what comes back for it. Immutable.
 *
 * @param name what it is called: that of its request, a slash, and its own
 * @param text what is sent as text; null where it is no text
 * @param octets what is sent as octets, one character for each; null where it is none. Without either nothing is sent,
 *     and what comes is waited for
 * @param answers how many messages have to come
 * @param ends whether the other side has to close the WebSocket
 * @param timeout how long all of it is waited for
 * @param expect what each answer has to be
 * @param extract what is taken out of the last answer
 * @param tags names for thresholds
 */
public record Message(
        String name,
        @Nullable Template text,
        @Nullable String octets,
        int answers,
        boolean ends,
        Duration timeout,
        List<Expectation> expect,
        List<Extraction> extract,
        Map<String, String> tags)
        implements Step {
    public Message {
        expect = List.copyOf(expect);
        extract = List.copyOf(extract);
        tags = Map.copyOf(tags);
    }

    /** Whether it sends anything. */
    public boolean speaks() {
        return text != null || octets != null;
    }

    /** Whether anything is waited for. */
    public boolean listens() {
        return answers > 0 || ends;
    }
}

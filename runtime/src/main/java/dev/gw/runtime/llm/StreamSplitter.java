package dev.gw.runtime.llm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into events, however its pieces fall: server-sent events, objects of JSON on a line each, or the elements
 * of one JSON list. Not thread-safe.
 */
final class StreamSplitter implements EventSource {
    private final boolean elements;
    private final StringBuilder rest = new StringBuilder();
    private @Nullable JsonElements list;
    private boolean lines;
    private boolean decided;
    private @Nullable String event;
    private @Nullable String data;

    /**
     * A stream.
     *
     * @param contentType its type without parameters; null where it says none
     */
    StreamSplitter(@Nullable String contentType) {
        this.elements = "application/json".equals(contentType);
    }

    @Override
    public List<StreamEvent> next(String piece) {
        List<StreamEvent> events = new ArrayList<>();
        decide(piece);
        if (list != null) {
            list.next(piece, events);
            return events;
        }
        rest.append(piece);
        int start = 0;
        for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", start)) {
            int stop = end > start && rest.charAt(end - 1) == '\r' ? end - 1 : end;
            line(rest.substring(start, stop), events);
            start = end + 1;
        }
        rest.delete(0, start);
        return events;
    }

    @Override
    public List<StreamEvent> end() {
        List<StreamEvent> events = new ArrayList<>();
        if (lines && !rest.toString().isBlank()) {
            line(rest.toString(), events);
        }
        rest.setLength(0);
        return events;
    }

    private void decide(String piece) {
        String text = piece.stripLeading();
        if (!decided && !text.isEmpty()) {
            decided = true;
            lines = text.charAt(0) == '{';
            list = elements && text.charAt(0) == '[' ? new JsonElements() : null;
        }
    }

    private void line(String line, List<StreamEvent> events) {
        if (lines) {
            if (!line.isBlank()) {
                events.add(new StreamEvent(null, line));
            }
            return;
        }
        if (line.isEmpty()) {
            events.add(new StreamEvent(event, data));
            event = null;
            data = null;
            return;
        }
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
        if (line.startsWith("event:")) {
            event = value;
        } else if (line.startsWith("data:")) {
            data = value;
        }
    }
}

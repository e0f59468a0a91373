package dev.gw.runtime.llm;

import java.util.List;

/** Cuts the elements out of a JSON list that comes in pieces. Not thread-safe. */
final class JsonElements {
    private final StringBuilder element = new StringBuilder();
    private int depth;
    private boolean text;
    private boolean escaped;

    /** Adds what is whole with the next piece, and behind the last one the end. */
    void next(String piece, List<StreamEvent> events) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (text) {
                within(c);
            } else if (depth == 1 && (c == ',' || c == ']')) {
                flush(events);
                if (c == ']') {
                    depth--;
                    events.add(new StreamEvent(null, Driver.DONE));
                }
            } else {
                between(c);
            }
        }
    }

    private void within(char c) {
        element.append(c);
        text = escaped || c != '"';
        escaped = !escaped && c == '\\';
    }

    private void between(char c) {
        if (depth > 0) {
            element.append(c);
        }
        text = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }

    private void flush(List<StreamEvent> events) {
        String whole = element.toString().strip();
        if (!whole.isEmpty()) {
            events.add(new StreamEvent(null, whole));
        }
        element.setLength(0);
    }
}

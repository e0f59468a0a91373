package dev.gw.drill.scenario;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values, as RFC 4180 has them; empty lines are left out. */
final class Csv {
    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** The values of all lines. */
    static List<List<String>> lines(String text) {
        Csv csv = new Csv(text);
        while (csv.at < text.length()) {
            csv.next();
        }
        csv.endLine();
        return csv.lines;
    }

    private void next() {
        char c = text.charAt(at++);
        if (c == '"' && value.isEmpty()) {
            quoted();
        } else if (c == ',') {
            line.add(value.toString());
            value.setLength(0);
        } else if (c == '\n') {
            endLine();
        } else if (c != '\r') {
            value.append(c);
        }
    }

    private void quoted() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else {
                return;
            }
        }
    }

    private void endLine() {
        if (!value.isEmpty() || !line.isEmpty()) {
            line.add(value.toString());
            value.setLength(0);
            lines.add(line);
            line = new ArrayList<>();
        }
    }
}

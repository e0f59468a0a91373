package dev.gw.verdict;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts how many answers of gw are those of Kong, and keeps those that are not. */
final class Tally {
    private final String file;
    private int total;
    private int verdicts;
    private int fields;
    private int messages;
    private final Set<String> wronglyAccepted = new TreeSet<>();
    private final Map<String, String> different = new TreeMap<>();

    Tally(String file) {
        this.file = file;
    }

    void add(String id, Answer kong, Answer gw) {
        total++;
        boolean sameVerdict = kong.accepted() == gw.accepted();
        boolean sameFields = sameVerdict && kong.fields().equals(gw.fields());
        boolean sameMessages = sameFields && kong.messages().equals(gw.messages());
        verdicts += sameVerdict ? 1 : 0;
        fields += sameFields ? 1 : 0;
        messages += sameMessages ? 1 : 0;
        if (!sameFields) {
            different.put(id, "Kong " + kong + "\n  gw   " + gw);
        }
        if (gw.accepted() && !kong.accepted()) {
            wronglyAccepted.add(id);
        }
    }

    /** Rows whose verdict or fields differ, with both answers. */
    Map<String, String> different() {
        return different;
    }

    /** Rows that gw takes and Kong refuses. */
    Set<String> wronglyAccepted() {
        return wronglyAccepted;
    }

    int messages() {
        return messages;
    }

    @Override
    public String toString() {
        return "%s: verdict equal %d / %d, fields %d / %d, messages %d / %d"
                .formatted(file, verdicts, total, fields, total, messages, total);
    }
}

package dev.gw.drill.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each field of a scenario, in the order in which they were met. Belongs to one export. */
final class Carried {
    private static final List<String> ORDER = List.of(
            "drill",
            "seed",
            "target",
            "vars",
            "data",
            "identities",
            "scenarios",
            "expect",
            "{{user}}",
            "faults",
            "thresholds");

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> loads;

    /**
     * An empty table.
     *
     * @param loads the names of the loads, in their order
     */
    Carried(List<String> loads) {
        this.loads = List.copyOf(loads);
    }

    /** What can become of a field. */
    enum Fate {
        MAPPED("mapped"),
        /** With another meaning. */
        CHANGED("changed"),
        DROPPED("dropped"),
        /** Without it nothing is written. */
        REFUSED("refused");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A line of the table. */
    record Row(String field, Fate fate, String words) {}

    /** Unless something else is known of it. */
    void mapped(String field, String words) {
        boolean known = rows.values().stream().anyMatch(row -> row.field().equals(field) && row.fate() != Fate.MAPPED);
        if (!known) {
            put(field, Fate.MAPPED, words);
        }
    }

    void changed(String field, String words) {
        put(field, Fate.CHANGED, words);
    }

    void dropped(String field, String words) {
        put(field, Fate.DROPPED, words);
    }

    void refused(String field, String words) {
        put(field, Fate.REFUSED, words);
    }

    private void put(String field, Fate fate, String words) {
        Row row = new Row(field, fate, words);
        rows.putIfAbsent(field + '\0' + fate + '\0' + words, row);
    }

    boolean hasRefusals() {
        return rows.values().stream().anyMatch(row -> row.fate() == Fate.REFUSED);
    }

    /** In the order of a scenario file. */
    private List<Row> rows() {
        List<Row> all = new ArrayList<>(rows.values());
        all.sort(Comparator.comparingInt(Carried::section).thenComparingInt(this::load));
        return all;
    }

    private static int section(Row row) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (row.field().startsWith(ORDER.get(i))) {
                return i;
            }
        }
        return ORDER.size();
    }

    private int load(Row row) {
        for (int i = 0; i < loads.size(); i++) {
            String name = "scenarios." + loads.get(i);
            if (row.field().startsWith(name + '.') || row.field().startsWith(name + ',')) {
                return i;
            }
        }
        return loads.size();
    }

    /** The table as text: a line for each field, and more where its words are long. */
    String text() {
        int widest = rows.values().stream()
                .mapToInt(row -> row.field().length())
                .max()
                .orElse(0);
        int column = Math.min(widest, 36);
        StringBuilder out = new StringBuilder();
        for (Row row : rows()) {
            out.append(row.field())
                    .append(" ".repeat(Math.max(0, column - row.field().length())));
            out.append("  ").append(row.fate().word());
            String words = row.words();
            if (!words.isEmpty()) {
                out.append(" ".repeat(8 - row.fate().word().length())).append(words);
            }
            out.append('\n');
        }
        return out.toString();
    }
}

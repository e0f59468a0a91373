package dev.gw.krakend;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The book that a translation keeps: each field that was written ends in one row, and what is refused is an error too.
 * The same row is kept once. Not thread-safe.
 */
public final class Ledger {
    private final Set<Row> rows = new LinkedHashSet<>();
    private final Set<String> subjects = new HashSet<>();
    private final Diagnostics out = new Diagnostics();

    public void mapped(String subject, String field, Span at, String becomes) {
        add(new Row(Fate.MAPPED, subject, field, becomes, at));
    }

    public void changed(String subject, String field, Span at, String becomes) {
        add(new Row(Fate.CHANGED, subject, field, becomes, at));
    }

    public void dropped(String subject, String field, Span at, String why) {
        add(new Row(Fate.DROPPED, subject, field, why, at));
    }

    /**
     * Refuses a field: the translation fails.
     *
     * @param why what would be wrong without it
     * @param mend what to do; empty where there is nothing
     */
    public void refused(Code code, String subject, String field, Span at, String why, String mend) {
        if (add(new Row(Fate.REFUSED, subject, field, why, at))) {
            Diagnostic found = Diagnostic.of(code, at, subject + (field.isEmpty() ? "" : ", " + field) + ": " + why);
            out.add(mend.isEmpty() ? found : found.help(mend));
        }
    }

    private boolean add(Row row) {
        subjects.add(row.subject());
        return rows.add(row);
    }

    /** Says something beside the table. */
    public void say(Diagnostic diagnostic) {
        out.add(diagnostic);
    }

    /** Whether anything was written about a subject. */
    public boolean knows(String subject) {
        return subjects.contains(subject);
    }

    /** All rows, in the order in which they were written. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What was refused, and what else there is to say. */
    public List<Diagnostic> diagnostics() {
        return out.sorted();
    }

    public boolean isRefused() {
        return out.hasErrors();
    }

    /** How many fields ended so. */
    public static long count(Collection<Row> rows, Fate fate) {
        return rows.stream().filter(row -> row.fate() == fate).count();
    }
}

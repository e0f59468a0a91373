package dev.gw.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Collects diagnostics so that all are reported together. Not thread-safe: each thread fills its own and they are joined
 * with {@link #addAll}.
 */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public void addAll(Iterable<Diagnostic> diagnostics) {
        diagnostics.forEach(found::add);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, each once, ordered by file, then place. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> once = new ArrayList<>(new LinkedHashSet<>(found));
        once.sort(Diagnostics::compare);
        return List.copyOf(once);
    }

    /** Written out: no start-up archive takes the platform's combined comparators, so each would cost a cold start. */
    private static int compare(Diagnostic one, Diagnostic other) {
        int order = one.at().file().name().compareTo(other.at().file().name());
        order = order != 0
                ? order
                : Integer.compare(one.at().start(), other.at().start());
        order = order != 0 ? order : one.severity().compareTo(other.severity());
        order = order != 0 ? order : one.code().id().compareTo(other.code().id());
        return order != 0 ? order : one.message().compareTo(other.message());
    }
}

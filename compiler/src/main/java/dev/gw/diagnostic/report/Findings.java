package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run found.
 *
 * @param diagnostics the problems, in the order they are to be shown
 * @param files the names of the files that were read, whether anything was found in them or not
 */
public record Findings(List<Diagnostic> diagnostics, List<String> files) {
    public Findings {
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
    }

    /** Problems found in files that need no mention unless something is wrong with them. */
    public static Findings of(List<Diagnostic> diagnostics) {
        return new Findings(diagnostics, List.of());
    }

    public int count(Severity severity) {
        int count = 0;
        for (Diagnostic diagnostic : diagnostics) {
            count += diagnostic.severity() == severity ? 1 : 0;
        }
        return count;
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    /** {@code 2 errors, 1 warning}; empty where nothing was found. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = count(severity);
            if (count > 0) {
                parts.add(count + " " + severity.label() + (count == 1 ? "" : "s"));
            }
        }
        return String.join(", ", parts);
    }
}

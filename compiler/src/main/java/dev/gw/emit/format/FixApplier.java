package dev.gw.emit.format;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Fix;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies the mends that diagnostics carry to the text of a file. */
public final class FixApplier {
    private FixApplier() {}

    /**
     * The text with every fix for this file applied. Of fixes that overlap, the one that starts first is applied; the
     * others are left for the next run. A fix that is given twice is applied once.
     */
    public static String apply(SourceFile file, List<Diagnostic> diagnostics) {
        StringBuilder fixed = new StringBuilder(file.text().length() + 64);
        int done = 0;
        for (Fix fix : fixes(file, diagnostics)) {
            if (fix.at().start() >= done) {
                fixed.append(file.text(), done, fix.at().start()).append(fix.replacement());
                done = fix.at().end();
            }
        }
        return fixed.append(file.text(), done, file.text().length()).toString();
    }

    /** How many fixes {@link #apply} would apply. */
    public static int count(SourceFile file, List<Diagnostic> diagnostics) {
        int count = 0;
        int done = 0;
        for (Fix fix : fixes(file, diagnostics)) {
            if (fix.at().start() >= done) {
                count++;
                done = fix.at().end();
            }
        }
        return count;
    }

    private static List<Fix> fixes(SourceFile file, List<Diagnostic> diagnostics) {
        List<Fix> fixes = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.fix().isPresent() && diagnostic.fix().get().at().file() == file) {
                fixes.add(diagnostic.fix().get());
            }
        }
        fixes.sort(Comparator.comparingInt((Fix fix) -> fix.at().start())
                .thenComparingInt(fix -> fix.at().end()));
        return fixes.stream().distinct().toList();
    }
}

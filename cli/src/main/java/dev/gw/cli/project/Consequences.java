package dev.gw.cli.project;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;
import java.util.List;

/** Leaves out what is said of a text only because a value in it is missing. */
final class Consequences {
    private Consequences() {}

    static List<Diagnostic> without(List<Diagnostic> found) {
        List<Diagnostic> missing =
                found.stream().filter(d -> d.code() == Code.GW1206).toList();
        return missing.isEmpty()
                ? found
                : found.stream().filter(d -> !follows(d, missing)).toList();
    }

    private static boolean follows(Diagnostic diagnostic, List<Diagnostic> missing) {
        return diagnostic.code() != Code.GW1206
                && missing.stream().anyMatch(value -> contains(diagnostic.at(), value.at()));
    }

    private static boolean contains(Span outer, Span inner) {
        return outer.file() == inner.file() && outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}

package dev.gw.check;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Bundle;
import java.util.List;
import java.util.Optional;

/**
 * What a check found. Immutable.
 *
 * @param bundle the configuration; empty where a diagnostic is an error
 * @param part what of it can be trusted: all of it where nothing is wrong; empty where nothing can
 * @param diagnostics what is wrong or worth saying, ordered by place
 */
public record CheckResult(Optional<Bundle> bundle, Optional<Part> part, List<Diagnostic> diagnostics) {
    public CheckResult {
        diagnostics = List.copyOf(diagnostics);
    }
}

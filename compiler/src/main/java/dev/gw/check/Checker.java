package dev.gw.check;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks a document and says what is wrong in the words of the file: all of it in one run, each with its mend. */
public final class Checker {
    private Checker() {}

    /** Checks a document in any format Kong reads. */
    public static CheckResult check(MapNode document, CheckSettings settings) {
        return check(document, settings, null);
    }

    /**
     * The same, which looks again only at what has changed since an earlier check.
     *
     * @param memory what the earlier checks left; null where there were none
     */
    public static CheckResult check(MapNode document, CheckSettings settings, @Nullable Memory memory) {
        if (memory != null) {
            memory.items().begin(settings);
        }
        Predicate<Node> quiet = entity -> memory != null && memory.items().isQuiet(entity);
        UnknownPlugins unknown = UnknownPlugins.of(document, settings, quiet);
        CheckSettings effective = unknown.settings();
        Outcome outcome = DeclarativeCheck.check(document, effective, memory);
        Diagnostics out = new Diagnostics();
        out.addAll(unknown.diagnostics());
        out.addAll(explain(outcome, effective));
        Deprecations.report(outcome.document(), effective, quiet, out);
        UnrunFunctions.report(effective, out);
        if (memory != null) {
            memory.items().quiet(out.isEmpty() ? outcome.document() : null);
        }
        boolean isGood = outcome.isAccepted() && !out.hasErrors();
        Optional<Part> part = Remainder.of(outcome, effective);
        Optional<Bundle> bundle = isGood ? part.map(Part::bundle) : Optional.empty();
        return new CheckResult(bundle, part, out.sorted());
    }

    private static List<Diagnostic> explain(Outcome outcome, CheckSettings settings) {
        if (outcome.isAccepted()) {
            return List.of();
        }
        Explainer explainer = new Explainer(outcome.document(), settings);
        Conditions conditions = new Conditions(outcome.violations());
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Violation violation : Relevance.of(outcome)) {
            diagnostics.add(conditions.added(explainer.explain(violation), violation));
        }
        return diagnostics;
    }
}

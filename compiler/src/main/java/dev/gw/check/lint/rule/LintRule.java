package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.EntityKind;
import java.util.Set;
import java.util.function.Consumer;

/** One thing that Kong accepts and people regret. Rules are stateless and may run from any thread. */
public interface LintRule {
    /** The stable code; its severity is the rule's own level. */
    Code code();

    /** The name for gw.yml and allow comments, in kebab case. */
    String id();

    /**
     * The kinds of which it must see every entity, because it concludes from the absence of one. Where some are left out
     * for their errors the rule does not run; a rule that needs none stands by what it finds in a part.
     */
    default Set<EntityKind> needsAll() {
        return Set.of();
    }

    /** Reports every place where the rule is broken, in the severity of the code. */
    void check(Gateway gateway, Consumer<Diagnostic> out);
}

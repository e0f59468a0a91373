package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import java.util.function.Consumer;

/** One thing that Kong accepts and people regret. Rules are stateless and may run from any thread. */
public interface LintRule {
    /** The stable code; its severity is the rule's own level. */
    Code code();

    /** The name for gw.yml and allow comments, in kebab case. */
    String id();

    /** Reports every place where the rule is broken, in the severity of the code. */
    void check(Gateway gateway, Consumer<Diagnostic> out);
}

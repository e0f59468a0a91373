package dev.gw.check.lint;

import dev.gw.check.lint.rule.LintRule;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;

/** A rule that a comment allows to be broken in a stretch of text. For one run on one thread. */
final class Allow {
    private final LintRule rule;
    private final Span reach;
    private final Span word;
    private boolean used;

    /**
     * An allowance.
     *
     * @param reach where it holds
     * @param word the word of the comment that names the rule
     */
    Allow(LintRule rule, Span reach, Span word) {
        this.rule = rule;
        this.reach = reach;
        this.word = word;
    }

    LintRule rule() {
        return rule;
    }

    Span word() {
        return word;
    }

    /** Whether it has allowed something. */
    boolean isUsed() {
        return used;
    }

    /** Whether it allows a diagnostic of its rule; remembers that it did. */
    boolean allows(Diagnostic diagnostic) {
        Span at = diagnostic.at();
        boolean hit = at.file() == reach.file() && at.start() >= reach.start() && at.start() < reach.end();
        used |= hit;
        return hit;
    }
}

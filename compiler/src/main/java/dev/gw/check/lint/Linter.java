package dev.gw.check.lint;

import dev.gw.check.lint.rule.Facts;
import dev.gw.check.lint.rule.Gateway;
import dev.gw.check.lint.rule.LintRule;
import dev.gw.check.lint.rule.LintRules;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Bundle;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Runs the lint rules over a bundle. Stateless. */
public final class Linter {
    private Linter() {}

    /**
     * What the rules find, in the levels of the settings, without what comments allow. Unused and broken allow comments
     * are reported as GW2019, which no comment can allow.
     */
    public static List<Diagnostic> lint(Bundle bundle, LintSettings settings) {
        return lint(bundle, Set.of(), settings);
    }

    /**
     * What the rules find in a part of a configuration: only what they would find in the whole too.
     *
     * @param missing the kinds of which the bundle does not have every entity
     */
    public static List<Diagnostic> lint(Bundle bundle, Set<EntityKind> missing, LintSettings settings) {
        return lint(bundle, missing, settings, Allows.of(bundle));
    }

    /**
     * The same where it is known which files the bundle came from, which spares looking for them.
     *
     * @param files all of them, maybe more
     */
    public static List<Diagnostic> lint(
            Bundle bundle, Set<EntityKind> missing, LintSettings settings, List<SourceFile> files) {
        boolean comments = files.stream().anyMatch(AllowParser::mayAllow);
        return lint(bundle, missing, settings, comments ? Allows.of(bundle) : Allows.none());
    }

    /** What one rule finds, whatever settings and comments say of it. */
    public static List<Diagnostic> found(Code rule, Bundle bundle) {
        List<Diagnostic> found = new ArrayList<>();
        Gateway gateway = new Gateway(bundle, new Facts(1));
        LintRules.find(rule.id()).ifPresent(known -> known.check(gateway, found::add));
        return found;
    }

    private static List<Diagnostic> lint(Bundle bundle, Set<EntityKind> missing, LintSettings settings, Allows allows) {
        Gateway gateway = new Gateway(bundle, settings.facts());
        List<Diagnostic> found = new ArrayList<>();
        for (LintRule rule : LintRules.all()) {
            Level level = settings.level(rule.code());
            if (level != Level.OFF && Collections.disjoint(rule.needsAll(), missing)) {
                rule.check(gateway, diagnostic -> {
                    if (!allows.allow(diagnostic)) {
                        found.add(diagnostic.withSeverity(level.severity()));
                    }
                });
            }
        }
        Level ofComments = settings.level(Code.GW2019);
        if (ofComments != Level.OFF) {
            allows.problems(rule -> missing.isEmpty() && settings.level(rule.code()) != Level.OFF)
                    .forEach(problem -> found.add(problem.withSeverity(ofComments.severity())));
        }
        return found;
    }
}

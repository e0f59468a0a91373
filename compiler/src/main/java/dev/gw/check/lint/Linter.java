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
import java.util.stream.Stream;

/** Runs the lint rules over a bundle. Stateless. */
public final class Linter {
    /** From how many routes and plugins on other threads are worth waking. */
    private static final int LARGE = 1000;

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
        List<LintRule> rules = new ArrayList<>(LintRules.all());
        rules.removeIf(
                rule -> settings.level(rule.code()) == Level.OFF || !Collections.disjoint(rule.needsAll(), missing));
        List<Diagnostic> found = new ArrayList<>();
        for (Diagnostic diagnostic : found(rules, gateway, isLarge(bundle))) {
            if (!allows.allow(diagnostic)) {
                found.add(diagnostic.withSeverity(
                        settings.level(diagnostic.code()).severity()));
            }
        }
        Level ofComments = settings.level(Code.GW2019);
        if (ofComments != Level.OFF) {
            allows.problems(rule -> missing.isEmpty() && settings.level(rule.code()) != Level.OFF)
                    .forEach(problem -> found.add(problem.withSeverity(ofComments.severity())));
        }
        return found;
    }

    private static boolean isLarge(Bundle bundle) {
        return bundle.all(EntityKind.ROUTES).size()
                        + bundle.all(EntityKind.PLUGINS).size()
                >= LARGE;
    }

    /** What the rules find, one behind the other, in whatever order they run. */
    private static List<Diagnostic> found(List<LintRule> rules, Gateway gateway, boolean onAllProcessors) {
        if (onAllProcessors) {
            gateway.prepare();
        }
        Stream<LintRule> stream = onAllProcessors ? rules.parallelStream() : rules.stream();
        return stream.flatMap(rule -> {
                    List<Diagnostic> found = new ArrayList<>();
                    rule.check(gateway, found::add);
                    return found.stream();
                })
                .toList();
    }
}

package dev.gw.check.lint;

import dev.gw.check.lint.rule.LintRule;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The allow comments of all files that a bundle came from. For one run on one thread. */
final class Allows {
    private final Map<Code, List<Allow>> byCode = new EnumMap<>(Code.class);
    private final List<Diagnostic> problems = new ArrayList<>();

    private Allows() {}

    static Allows none() {
        return new Allows();
    }

    static Allows of(Bundle bundle) {
        Set<SourceFile> files = Collections.newSetFromMap(new IdentityHashMap<>());
        addFile(bundle.document().span(), files);
        for (EntityKind kind : EntityKind.values()) {
            for (Entity entity : bundle.all(kind)) {
                addFile(entity.span(), files);
                for (MapNode.Entry field : entity.authored().entries()) {
                    addFile(field.value().span(), files);
                }
            }
        }
        Allows allows = new Allows();
        files.forEach(allows::add);
        return allows;
    }

    private static void addFile(Span span, Set<SourceFile> files) {
        if (!span.isNowhere()) {
            files.add(span.file());
        }
    }

    private void add(SourceFile file) {
        AllowParser parser = new AllowParser(file);
        parser.allows()
                .forEach(allow -> byCode.computeIfAbsent(allow.rule().code(), k -> new ArrayList<>())
                        .add(allow));
        problems.addAll(parser.problems());
    }

    /** Whether some comment allows the diagnostic; every comment that does counts as used. */
    boolean allow(Diagnostic diagnostic) {
        boolean allowed = false;
        for (Allow allow : byCode.getOrDefault(diagnostic.code(), List.of())) {
            allowed |= allow.allows(diagnostic);
        }
        return allowed;
    }

    /** Broken comments, and after the run those that allowed nothing though their rule was on. */
    List<Diagnostic> problems(Predicate<LintRule> isOn) {
        List<Diagnostic> all = new ArrayList<>(problems);
        byCode.values()
                .forEach(allows -> allows.stream()
                        .filter(allow -> !allow.isUsed() && isOn.test(allow.rule()))
                        .forEach(allow -> all.add(Diagnostic.of(
                                Code.GW2019,
                                allow.word(),
                                allow.word().text() + " is allowed here, but nothing breaks it"))));
        return all;
    }
}

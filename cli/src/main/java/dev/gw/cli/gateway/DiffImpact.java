package dev.gw.cli.gateway;

import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.diff.BundleDiff;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.impact.Impact;
import dev.gw.runtime.impact.ImpactReport;
import dev.gw.runtime.impact.finding.Grade;
import dev.gw.runtime.impact.report.ImpactJson;
import dev.gw.runtime.impact.report.ImpactMarkdown;
import dev.gw.runtime.impact.report.ImpactText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of {@code gw diff} that says what callers feel of a change, and whether it is too much. */
final class DiffImpact {
    private static final List<String> LEVELS =
            Arrays.stream(Grade.values()).map(Grade::word).toList();

    private final boolean shown;
    private final @Nullable Grade failing;
    private @Nullable ImpactReport report;

    private DiffImpact(boolean shown, @Nullable Grade failing) {
        this.shown = shown;
        this.failing = failing;
    }

    static void addOptions(CommandSpec spec) {
        spec.addOption(Options.flag("Say what callers feel of it; text and markdown do by themselves", "--impact"));
        spec.addOption(Options.flag("Don't say what callers feel of it", "--no-impact"));
        spec.addOption(Options.choice(
                "LEVEL", "Exit with 2 only if callers feel info, breaking, security, or worse", LEVELS, "--fail-on"));
    }

    static DiffImpact of(Invocation invocation, String format) {
        if (invocation.flag("--impact") && invocation.flag("--no-impact")) {
            throw new UsageException("--impact and --no-impact exclude each other");
        }
        Optional<Grade> failing =
                invocation.oneOf("--fail-on", LEVELS).map(word -> Grade.valueOf(word.toUpperCase(Locale.ROOT)));
        boolean usual = !format.equals("json") && !invocation.flag("--no-impact");
        boolean shown = invocation.flag("--impact") || usual && !invocation.quiet();
        return new DiffImpact(shown, failing.orElse(null));
    }

    /** Compares, where anybody wants to know. */
    void compare(Bundle before, Bundle after, BundleDiff diff) {
        if (!diff.isEmpty() && (shown || failing != null)) {
            report = Impact.between(before, after);
        }
    }

    String text(boolean colour) {
        return report == null || !shown ? "" : "\n" + ImpactText.of(report, colour);
    }

    String markdown() {
        return report == null || !shown ? "" : ImpactMarkdown.of(report);
    }

    MapNode addedTo(MapNode root) {
        return report == null || !shown ? root : root.with("impact", ImpactJson.of(report));
    }

    Exit exit(BundleDiff diff) {
        boolean different = failing == null ? !diff.isEmpty() : report != null && report.reaches(failing);
        return different ? Exit.DIFFERENT : Exit.FINE;
    }
}

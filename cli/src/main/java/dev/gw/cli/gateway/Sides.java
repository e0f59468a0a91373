package dev.gw.cli.gateway;

import dev.gw.admin.Ownership;
import dev.gw.assemble.Project;
import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.CheckSettings.Edition;
import dev.gw.check.Checker;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.OutputException;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.report.Compared;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.git.GitSnapshot;
import dev.gw.model.Bundle;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads what a comparison is about: a project, a file, another environment, a revision. */
final class Sides {
    private final Invocation invocation;
    private final Diagnostics out;

    Sides(Invocation invocation, Diagnostics out) {
        this.invocation = invocation;
        this.out = out;
    }

    /** The project or file at a place; empty, with diagnostics, where it has errors. */
    Optional<Side> local(Path place, String name) {
        return read(place, invocation.terminal().directory(), new Pipeline(invocation), name);
    }

    /** What {@code --against} names, seen from the place of the other side. */
    Optional<Side> target(String target, Path place) {
        if (target.equals("git:") || target.equals("env:")) {
            throw new UsageException("--against " + target + " names nothing behind the colon");
        }
        if (target.startsWith("env:")) {
            Pipeline other = new Pipeline(invocation).in(target.substring("env:".length()));
            return read(place, invocation.terminal().directory(), other, target);
        }
        if (target.startsWith("git:")) {
            return revision(target.substring("git:".length()), place);
        }
        Path file = invocation.path(target);
        if (Files.exists(file)) {
            return local(file, target);
        }
        out.add(Diagnostic.of(Code.GW1101, Span.nowhere(), target + " does not exist")
                .help("compare with a file, env:NAME, git:REVISION or the URL of an Admin API"));
        return Optional.empty();
    }

    /** A running gateway, which may have the other side's own plugins. */
    Optional<Side> live(String url, Side other) {
        return LiveSide.read(AdminOptions.client(invocation, url), other.plugins(), out)
                .map(LiveSide::side);
    }

    /** Both sides compared as far as the tags of {@code --select-tag} go; empty where the marked side has errors. */
    Optional<Compared> owned(Side left, Side right) {
        Ownership ownership = new Ownership(invocation.values("--select-tag"));
        return marked(left, ownership).map(side -> {
            Compared compared = Comparing.of(side, right);
            return new Compared(
                    compared.before(), compared.after(), compared.diff().without(entity -> !ownership.has(entity)));
        });
    }

    /** The side with the tags of its owner on every entity. */
    Optional<Side> marked(Side side, Ownership ownership) {
        if (ownership.tags().isEmpty()) {
            return Optional.of(side);
        }
        CheckSettings settings =
                new CheckSettings(side.bundle().flavor(), Edition.OSS, /* strict= */ false, side.plugins());
        CheckResult result = Checker.check(ownership.marked(side.bundle().document()), settings);
        if (result.bundle().isEmpty()) {
            out.addAll(result.diagnostics());
        }
        return result.bundle().map(bundle -> new Side(side.name(), bundle, side.plugins()));
    }

    private Optional<Side> revision(String revision, Path place) {
        String name = "git:" + revision;
        Optional<GitSnapshot> opened = GitSnapshot.open(place, revision, out);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (GitSnapshot snapshot = opened.get()) {
            Path then = snapshot.at(root(place));
            Optional<Side> side = isThere(then)
                    ? read(then, snapshot.namesFrom(), new Pipeline(invocation), name)
                    : Optional.of(nothing(name));
            snapshot.report(out);
            return side;
        } catch (IOException e) {
            throw new OutputException("can't read " + place + ": " + e.getMessage(), e);
        }
    }

    /** The folder of the project, so that a revision without it is not taken for a project further up. */
    private Path root(Path place) {
        return Project.find(place, invocation.terminal().directory(), new Diagnostics())
                .map(project -> project.single().orElse(project.root()))
                .orElse(place);
    }

    private static boolean isThere(Path place) {
        return Files.isRegularFile(place)
                || Files.isRegularFile(place.resolve("gw.yml"))
                || Files.isDirectory(place.resolve("config"));
    }

    private Side nothing(String name) {
        invocation.terminal().err().println("gw: there was no configuration at " + name + ": all of it is new");
        MapNode empty = MapNode.empty().with("_format_version", Scalar.string("3.0"));
        Bundle bundle = Checker.check(empty, CheckSettings.defaults()).bundle().orElseThrow();
        return new Side(name, bundle, Map.of());
    }

    private Optional<Side> read(Path place, Path working, Pipeline pipeline, String name) {
        Diagnostics found = new Diagnostics();
        Optional<Project> project = Project.find(place, working, found);
        Optional<Bundle> bundle = project.flatMap(known -> pipeline.bundle(known, found));
        if (bundle.isEmpty()) {
            out.addAll(found.sorted());
            return Optional.empty();
        }
        return Optional.of(new Side(name, bundle.get(), pipeline.plugins(project.get())));
    }
}

package dev.gw.cli.gateway;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.report.Compared;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code gw diff}: what a change of the configuration changes, in meaning. */
public final class DiffCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("diff", "Tells what differs, in meaning, from a revision, file or gateway.");
        spec.addOption(Options.value(
                "TARGET", "Compare with a FILE, env:NAME, git:REVISION or URL; else git:HEAD", "--against"));
        DiffFormat.add(spec);
        DiffImpact.addOptions(spec);
        AdminOptions.add(spec);
        Options.inputs(spec);
        return spec.addPositional(Options.arguments("LEFT", "A declarative file instead of the project", "0..1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        DiffFormat format = DiffFormat.of(invocation);
        DiffImpact impact = DiffImpact.of(invocation, format.name());
        List<String> words = invocation.arguments();
        if (words.size() > 1) {
            throw new UsageException("diff compares one thing; what with is said by --against");
        }
        Diagnostics out = new Diagnostics();
        Sides sides = new Sides(invocation, out);
        Path place = words.isEmpty() ? invocation.directory() : invocation.path(words.get(0));
        String target = invocation.value("--against").orElse("git:HEAD");
        Optional<Side> left = sides.local(place, words.isEmpty() ? "the project" : words.get(0));
        Optional<Side> right = left.flatMap(
                side -> AdminOptions.isUrl(target) ? sides.live(target, side) : sides.target(target, place));
        if (left.isEmpty() || right.isEmpty()) {
            return Unreadable.report(invocation, out);
        }
        Compared compared = Comparing.of(left.get(), right.get());
        impact.compare(right.get().bundle(), left.get().bundle(), compared.diff());
        format.print(compared, impact);
        return impact.exit(compared.diff());
    }
}

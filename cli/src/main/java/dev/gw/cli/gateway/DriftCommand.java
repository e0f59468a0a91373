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

/** {@code gw drift}: whether a running gateway still is what its source says. */
public final class DriftCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("drift", "Tells whether a running gateway is still what its source says.");
        DiffFormat.add(spec);
        spec.addOption(Options.values("TAG", "Look only at entities with the tag; may be repeated", "--select-tag"));
        AdminOptions.add(spec);
        Options.inputs(spec);
        return spec.addPositional(Options.arguments(
                "URL [FILE]", "The Admin API, and a declarative file instead of the project", "1..2"));
    }

    @Override
    public Exit run(Invocation invocation) {
        DiffFormat format = DiffFormat.of(invocation);
        List<String> words = invocation.arguments();
        if (words.size() > 2 || !AdminOptions.isUrl(words.get(0))) {
            throw new UsageException("drift takes the URL of an Admin API, such as http://localhost:8001");
        }
        Diagnostics out = new Diagnostics();
        Sides sides = new Sides(invocation, out);
        Path place = words.size() == 2 ? invocation.path(words.get(1)) : invocation.directory();
        Optional<Side> left = sides.local(place, words.size() == 2 ? words.get(1) : "the project");
        Optional<Side> right = left.flatMap(side -> sides.live(words.get(0), side));
        if (left.isEmpty() || right.isEmpty()) {
            return Unreadable.report(invocation, out);
        }
        Optional<Compared> compared = sides.owned(left.get(), right.get());
        return compared.map(format::deliver).orElseGet(() -> Unreadable.report(invocation, out));
    }
}

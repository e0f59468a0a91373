package dev.gw.cli.gateway;

import dev.gw.admin.AdminClient;
import dev.gw.admin.Ownership;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code gw push}: brings a running gateway to what the source says. */
public final class PushCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("push", "Brings a running gateway to what the source says.");
        spec.addOption(Options.flag("Apply without asking", "--yes"));
        spec.addOption(Options.flag("Show what would be done, and do nothing", "--dry-run"));
        spec.addOption(Options.values(
                "TAG",
                "Put the tag on all that is pushed, and touch nothing without it; may be repeated",
                "--select-tag"));
        spec.addOption(Options.value("COUNT", "Send so many requests at once; else 4", "--parallel"));
        spec.addOption(Options.value("COUNT", "Begin at most so many changes a second", "--rate"));
        AdminOptions.add(spec);
        Options.inputs(spec);
        return spec.addPositional(Options.arguments(
                "URL [FILE]", "The Admin API, and a declarative file instead of the project", "1..2"));
    }

    @Override
    public Exit run(Invocation invocation) {
        List<String> words = invocation.arguments();
        if (words.size() > 2 || !AdminOptions.isUrl(words.get(0))) {
            throw new UsageException("push takes the URL of an Admin API, such as http://localhost:8001");
        }
        if (invocation.flag("--yes") && invocation.flag("--dry-run")) {
            throw new UsageException("--yes and --dry-run don't go together");
        }
        AdminClient client = AdminOptions.client(invocation, words.get(0));
        Diagnostics out = new Diagnostics();
        Sides sides = new Sides(invocation, out);
        Path place = words.size() == 2 ? invocation.path(words.get(1)) : invocation.directory();
        Ownership ownership = new Ownership(invocation.values("--select-tag"));
        Optional<Side> desired = sides.local(place, words.size() == 2 ? words.get(1) : "the project")
                .flatMap(side -> sides.marked(side, ownership));
        Optional<LiveSide> live = desired.flatMap(side -> LiveSide.read(client, side.plugins(), out));
        if (desired.isEmpty() || live.isEmpty()) {
            return Unreadable.report(invocation, out);
        }
        return new Pushing(invocation, client, desired.get(), live.get(), ownership).run();
    }
}

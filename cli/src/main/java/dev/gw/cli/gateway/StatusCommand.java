package dev.gw.cli.gateway;

import dev.gw.admin.AdminClient;
import dev.gw.admin.GatewayStatus;
import dev.gw.admin.StatusReader;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;

/** {@code gw status}: what a running gateway is and runs. */
public final class StatusCommand implements Command {
    private static final String USUAL = "http://127.0.0.1:8001";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("status", "Shows what a running gateway runs, and how it fares.");
        spec.addOption(Options.choice("FORMAT", "As text or json", List.of("text", "json"), "--format"));
        spec.addOption(Options.flag("Show all limits, not only the tightest", "--all"));
        AdminOptions.add(spec);
        return spec.addPositional(Options.arguments("URL", "The Admin API; " + USUAL, "0..1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        String format = invocation.oneOf("--format", List.of("text", "json")).orElse("text");
        String url = invocation.arguments().isEmpty()
                ? USUAL
                : invocation.arguments().get(0);
        AdminClient client = AdminOptions.client(invocation, url);
        Diagnostics out = new Diagnostics();
        Optional<GatewayStatus> status = StatusReader.read(client, out);
        if (status.isEmpty()) {
            return Unreadable.report(invocation, out);
        }
        String text = format.equals("json")
                ? StatusText.json(status.get())
                : StatusText.table(status.get(), invocation.flag("--all"));
        invocation.terminal().out().print(text);
        return status.get().isHealthy() ? Exit.FINE : Exit.FAILED;
    }
}

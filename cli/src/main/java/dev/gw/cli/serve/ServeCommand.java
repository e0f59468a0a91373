package dev.gw.cli.serve;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.runtime.socket.SocketIo;
import java.util.List;

/** {@code gw serve}: answers requests as the gateway will, from the project or a built file. */
public final class ServeCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("serve", "Serves the project, or a declarative file, as Kong 3.9 would.");
        Options.inputs(spec);
        spec.addOption(Options.value(
                "ADDR:PORT",
                "Take requests here (KONG_PROXY_LISTEN; ports 8000 and 8443); off for none",
                "--proxy-listen"));
        spec.addOption(Options.value(
                "ADDR:PORT", "Offer the Admin API here (KONG_ADMIN_LISTEN; 127.0.0.1:8001)", "--admin-listen"));
        spec.addOption(
                Options.value("ADDR:PORT", "Offer the status API here (KONG_STATUS_LISTEN; none)", "--status-listen"));
        spec.addOption(Options.value(
                "ADDR:PORT",
                "Relay connections here, with udp or ssl behind it (KONG_STREAM_LISTEN; none)",
                "--stream-listen"));
        spec.addOption(Options.optional(
                "WHICH",
                "Answer in the place of servers that are not there, or of all",
                List.of(LocalDoubles.MISSING, LocalDoubles.ALL),
                LocalDoubles.MISSING,
                "--standins"));
        spec.addOption(Options.optional(
                "ADDR:PORT",
                "Run an OpenID Connect issuer whose tokens are taken (" + LocalDoubles.ISSUER + ")",
                List.of(),
                LocalDoubles.ISSUER,
                "--idp"));
        spec.addOption(Options.choice(
                "WAY", "Talk to sockets by io_uring, epoll or nio (epoll, else nio)", SocketIo.words(), "--sockets"));
        spec.addOption(Options.flag("Serve again whenever a source changes", "--watch"));
        spec.addOption(Options.flag("Name route, plugins and source in headers of every answer", "--explain"));
        Options.reporting(spec);
        return spec.addPositional(Options.arguments("FILE", "A declarative file to serve instead", "0..1"));
    }

    @Override
    public boolean hasShutdownHooks() {
        return true;
    }

    @Override
    public Exit run(Invocation invocation) {
        return new Serving(invocation).run();
    }
}

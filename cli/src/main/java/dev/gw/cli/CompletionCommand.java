package dev.gw.cli;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import java.util.List;

/** {@code gw completion}: the script that lets a shell complete gw's commands and options. */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("completion", "Prints the completion script of a shell.");
        return spec.addPositional(Options.arguments("SHELL", "bash, zsh or fish", "1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        String shell = invocation.arguments().get(0);
        if (invocation.arguments().size() > 1 || !SHELLS.contains(shell)) {
            throw new UsageException("completion takes one of " + String.join(", ", SHELLS), shell, SHELLS);
        }
        String script = switch (shell) {
            case "bash" -> CompletionScript.bash();
            case "zsh" -> CompletionScript.zsh();
            default -> CompletionScript.fish();
        };
        invocation.terminal().out().print(script);
        return Exit.FINE;
    }
}

package dev.gw.cli;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.report.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code gw help}: the commands, one of them, or a code. */
final class HelpCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("help", "Explains a command, or a code such as GW1203.");
        return spec.addPositional(Options.arguments("COMMAND|CODE", "What to explain", "0..1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        List<String> topics = invocation.arguments();
        if (topics.size() > 1) {
            throw new UsageException("help takes one command or code");
        }
        boolean colour = invocation.colourOfProduct();
        String text = topics.isEmpty() ? overview(colour) : topic(topics.get(0), invocation, colour);
        invocation.terminal().out().print(text);
        return Exit.FINE;
    }

    private static String topic(String topic, Invocation invocation, boolean colour) {
        if (Commands.names().contains(topic)) {
            return usage(topic, colour);
        }
        Optional<Code> code = Explanation.codeNamed(topic);
        if (code.isPresent()) {
            int width = Math.min(invocation.terminal().width(), 100);
            return Explanation.of(code.get())
                    .map(page -> page.forTerminal(width, colour))
                    .orElse(code.get().id() + ": " + code.get().title() + "\n");
        }
        List<String> candidates = new ArrayList<>(Commands.names());
        for (Code known : Code.values()) {
            candidates.add(known.id());
        }
        boolean looksLikeCode = topic.toUpperCase(Locale.ROOT).startsWith("GW");
        String wanted = looksLikeCode ? topic.toUpperCase(Locale.ROOT) : topic;
        throw new UsageException("there is no command or code " + topic, wanted, candidates);
    }

    /** The commands with a line each. */
    static String overview(boolean colour) {
        return UsageText.overview(root(), colour);
    }

    static String usage(String command, boolean colour) {
        return UsageText.of(Commands.require(command).spec(), colour);
    }

    /** What gw takes without a command. */
    static CommandSpec root() {
        CommandSpec root = Options.globals(
                new CommandSpec("gw", "Compiles modular gateway configuration into one bundle that Kong 3.9 accepts."));
        return root.addOption(Options.flag("Show the version", "--version"));
    }
}

package dev.gw.cli;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.report.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** {@code gw help}: the commands, one of them, or a code. */
final class HelpCommand implements Command {
    private static final int WIDTH = 80;

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
        CommandSpec root = root();
        for (String name : Commands.names()) {
            CommandSpec spec = Commands.require(name).spec();
            spec.usageMessage().header(spec.usageMessage().description());
            root.addSubcommand(name, Options.parser(spec));
        }
        return render(root, colour);
    }

    static String usage(String command, boolean colour) {
        return render(Commands.require(command).spec(), colour);
    }

    /** What gw takes without a command. */
    static CommandSpec root() {
        CommandSpec root = Options.globals(CommandSpec.create().name("gw"));
        root.addOption(Options.flag("Show the version", "--version"));
        root.usageMessage()
                .description("Compiles modular gateway configuration into one bundle that Kong 3.9 accepts.")
                .footer("", "gw help COMMAND explains a command, gw help GW1203 a code.");
        return root;
    }

    private static String render(CommandSpec spec, boolean colour) {
        CommandLine.Help.ColorScheme scheme = CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF);
        spec.usageMessage().width(WIDTH).sortOptions(false).abbreviateSynopsis(true);
        return Options.parser(spec).getUsageMessage(scheme);
    }
}

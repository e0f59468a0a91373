package dev.gw.cli;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.command.Words;
import dev.gw.cli.output.OutputException;
import dev.gw.cli.output.Version;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs one command line, from its words to its exit code; no exception leaves it. */
final class Gw {
    private static final Set<String> GLOBALS_WITH_VALUE = Set.of("-C", "--color");

    private final Terminal terminal;
    private boolean hasShutdownHooks;

    Gw(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Whether what has run left something to Java's shutdown hooks. */
    boolean hasShutdownHooks() {
        return hasShutdownHooks;
    }

    Exit run(String... words) {
        try {
            return dispatch(words);
        } catch (UsageException e) {
            String command = commandOf(words);
            String help = command == null || Commands.named(command) == null ? "gw help" : "gw help " + command;
            terminal.err().println("gw: " + e.getMessage());
            terminal.err().println("(" + help + " shows how it is used)");
            return Exit.USAGE;
        } catch (OutputException e) {
            terminal.err().println("gw: " + e.getMessage());
            return Exit.PROBLEMS;
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError e) {
            new BugReport(e, words).print(terminal.err());
            return Exit.BUG;
        }
    }

    private Exit dispatch(String... words) {
        String name = commandOf(words);
        if (name == null) {
            return withoutCommand(words);
        }
        Command command = Commands.require(name);
        hasShutdownHooks = command.hasShutdownHooks();
        List<String> rest = new ArrayList<>(Arrays.asList(words));
        rest.remove(indexOfCommand(words));
        Invocation invocation = new Invocation(Words.read(command.spec(), rest), terminal);
        if (invocation.flag("--help")) {
            terminal.out().print(HelpCommand.usage(name, invocation.colourOfProduct()));
            return Exit.FINE;
        }
        if (!Files.isDirectory(invocation.directory())) {
            throw new UsageException("-C names no folder: " + invocation.directory());
        }
        return command.run(invocation);
    }

    private Exit withoutCommand(String... words) {
        Invocation invocation = new Invocation(Words.read(HelpCommand.root(), Arrays.asList(words)), terminal);
        if (invocation.flag("--version")) {
            terminal.out().println("gw " + Version.text());
            return Exit.FINE;
        }
        boolean asked = invocation.flag("--help");
        (asked ? terminal.out() : terminal.err()).print(HelpCommand.overview(asked && invocation.colourOfProduct()));
        return asked ? Exit.FINE : Exit.USAGE;
    }

    private static @Nullable String commandOf(String... words) {
        int index = indexOfCommand(words);
        return index < 0 ? null : words[index];
    }

    /** The first word that is neither a global option nor its value. */
    private static int indexOfCommand(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (GLOBALS_WITH_VALUE.contains(words[i])) {
                i++;
            } else if (!words[i].startsWith("-")) {
                return i;
            }
        }
        return -1;
    }
}

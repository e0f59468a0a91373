package dev.gw.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line, from its words to its exit code; no exception leaves it. */
final class Gw {
    private static final Set<String> GLOBALS_WITH_VALUE = Set.of("-C", "--color");

    private final Terminal terminal;

    Gw(Terminal terminal) {
        this.terminal = terminal;
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
        List<String> rest = new ArrayList<>(Arrays.asList(words));
        rest.remove(indexOfCommand(words));
        Invocation invocation = parse(Options.parser(command.spec()), rest);
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
        Invocation invocation = parse(Options.parser(HelpCommand.root()), Arrays.asList(words));
        if (invocation.flag("--version")) {
            terminal.out().println("gw " + Version.text());
            return Exit.FINE;
        }
        boolean asked = invocation.flag("--help");
        (asked ? terminal.out() : terminal.err()).print(HelpCommand.overview(asked && invocation.colourOfProduct()));
        return asked ? Exit.FINE : Exit.USAGE;
    }

    private Invocation parse(CommandLine parser, List<String> words) {
        try {
            ParseResult parsed = parser.parseArgs(Options.spelledOut(parser, words));
            return new Invocation(parsed, terminal);
        } catch (UnmatchedArgumentException e) {
            String word = e.getUnmatched().get(0);
            boolean option = word.startsWith("-") && word.length() > 1;
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            throw option
                    ? new UsageException("unknown option " + name, name, options(parser))
                    : new UsageException("unexpected argument " + word);
        } catch (ParameterException e) {
            throw wrongParameter(e);
        }
    }

    private static UsageException wrongParameter(ParameterException e) {
        if (e instanceof MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return new UsageException(option.longestName() + " needs a value: " + option.paramLabel());
        }
        if (e instanceof OverwrittenOptionException twice && twice.getOverwritten() instanceof OptionSpec option) {
            return new UsageException(option.longestName() + " is given twice");
        }
        String message = e.getMessage() == null ? "wrong command line" : e.getMessage();
        return new UsageException(message.lines().findFirst().orElse(message));
    }

    private static Set<String> options(CommandLine parser) {
        return new TreeSet<>(parser.getCommandSpec().optionsMap().keySet());
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

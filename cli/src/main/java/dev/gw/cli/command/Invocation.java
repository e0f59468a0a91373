package dev.gw.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One use of a command: its options and arguments, and the terminal it was typed into.
 *
 * @param words the command line
 * @param terminal where it runs
 */
public record Invocation(Words words, Terminal terminal) {
    /** Whether an option was given. */
    public boolean flag(String option) {
        return words.has(option);
    }

    /** The value of an option, the last where it was given twice. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(words.value(option));
    }

    /** All values of an option, in the order they were typed. */
    public List<String> values(String option) {
        return words.values(option);
    }

    /** What was typed beside the options. */
    public List<String> arguments() {
        return words.arguments();
    }

    /** The folder to work in: {@code -C}, or the working folder. */
    public Path directory() {
        return value("-C").map(name -> path(terminal.directory(), name)).orElse(terminal.directory());
    }

    /** A path from the command line, relative to {@link #directory()}. */
    public Path path(String name) {
        return path(directory(), name);
    }

    /** A path as messages call it: from the working folder, which {@code -C} does not change, where it lies in there. */
    public String shown(Path path) {
        Path working = terminal.directory();
        return (path.startsWith(working) ? working.relativize(path) : path).toString();
    }

    private static Path path(Path base, String name) {
        try {
            return base.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("not a file name: " + e.getInput());
        }
    }

    /** Whether nothing but problems is to be said. */
    public boolean quiet() {
        return flag("--quiet");
    }

    /** Whether messages have colour. */
    public boolean colourOfMessages() {
        return colour().on(terminal.environment(), terminal.errIsTerminal());
    }

    /** Whether the product, where it is text for people, has colour. */
    public boolean colourOfProduct() {
        return colour().on(terminal.environment(), terminal.outIsTerminal());
    }

    private Colour colour() {
        return switch (oneOf("--color", List.of("auto", "always", "never")).orElse("auto")) {
            case "always" -> Colour.ALWAYS;
            case "never" -> Colour.NEVER;
            default -> Colour.AUTO;
        };
    }

    /** The value of an option that takes a fixed set. */
    public Optional<String> oneOf(String option, List<String> allowed) {
        Optional<String> value = value(option);
        value.filter(given -> !allowed.contains(given)).ifPresent(given -> {
            String message = option + " is " + given + ", but takes one of " + String.join(", ", allowed);
            throw new UsageException(message, given.toLowerCase(Locale.ROOT), allowed);
        });
        return value;
    }
}

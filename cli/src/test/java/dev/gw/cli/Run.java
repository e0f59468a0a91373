package dev.gw.cli;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One run of gw in a folder.
 *
 * @param code the exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Run(int code, String out, String err) {
    static Run in(Path folder, String... words) {
        return with(folder, "", Map.of(), words);
    }

    static Run with(Path folder, String input, Map<String, String> environment, String... words) {
        return run(folder, input, environment, /* person= */ false, words);
    }

    /** A run in a terminal, where somebody answers. */
    static Run answered(Path folder, String input, String... words) {
        return run(folder, input, Map.of(), /* person= */ true, words);
    }

    private static Run run(
            Path folder, String input, Map<String, String> environment, boolean person, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder,
                person,
                person,
                80);
        Exit exit = new Gw(terminal).run(words);
        return new Run(exit.code(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

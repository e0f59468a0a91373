package dev.gw.cli.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the process it runs in. The product goes to {@code out}, messages go to {@code err}; both write
 * UTF-8 and swallow a broken pipe.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param environment the environment variables
 * @param directory the working folder, absolute
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param width the terminal's columns
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int width) {
    private static final int BUFFER = 1 << 15;
    private static final int USUAL_WIDTH = 100;

    /** The real one. The launcher tells by properties what Java can't find out: where the streams lead. */
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Boolean.getBoolean("gw.terminal.out"),
                Boolean.getBoolean("gw.terminal.err"),
                Integer.getInteger("gw.columns", USUAL_WIDTH));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new PipeStream(new FileOutputStream(descriptor)), BUFFER),
                false,
                StandardCharsets.UTF_8);
    }

    /** False where not all of the product could be written, though somebody reads it: a full disk, for one. */
    public boolean flush() {
        boolean failed = out.checkError();
        err.flush();
        return !failed;
    }
}

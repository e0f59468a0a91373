package dev.gw.cli;

import dev.gw.cli.output.Version;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What gw says of a bug in itself: enough to mend it, without any value of the configuration or the command line.
 * Messages of exceptions may quote values, so only those of the virtual machine are kept.
 */
final class BugReport {
    private static final Set<Class<?>> TELLING = Set.of(
            NullPointerException.class,
            ClassCastException.class,
            NoClassDefFoundError.class,
            OutOfMemoryError.class,
            ExceptionInInitializerError.class);
    private static final int FRAMES = 60;

    private final Throwable error;
    private final String command;

    BugReport(Throwable error, String... words) {
        this.error = error;
        this.command = withoutValues(words);
    }

    void print(PrintStream err) {
        err.println("gw: internal error: this is a bug in gw, not in your configuration");
        err.println("  what:    " + what(error));
        err.println("  command: " + command);
        err.println("  with:    " + versions());
        if (error instanceof OutOfMemoryError) {
            err.println("  help:    GW_JAVA_OPTS=-Xmx2g gives gw more memory");
        }
        try {
            Path file = Files.createTempFile("gw-bug-", ".txt");
            Files.writeString(file, details(), StandardCharsets.UTF_8);
            err.println("  details: " + file + " (please attach it to the report; it holds no values)");
        } catch (IOException e) {
            err.println("  details: can't be written to " + System.getProperty("java.io.tmpdir"));
        }
    }

    private static String withoutValues(String... words) {
        List<String> shown = new ArrayList<>(List.of("gw"));
        for (String word : words) {
            if (Commands.names().contains(word)) {
                shown.add(word);
            } else if (word.startsWith("-")) {
                int equals = word.indexOf('=');
                shown.add(equals < 0 ? word : word.substring(0, equals) + "=…");
            } else {
                shown.add("…");
            }
        }
        return String.join(" ", shown);
    }

    private static String what(Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        String name =
                error.getClass().getName() + (TELLING.contains(error.getClass()) ? ": " + error.getMessage() : "");
        return frames.length == 0 ? name : name + " at " + frames[0];
    }

    private static String versions() {
        return "gw " + Version.text() + ", Java " + System.getProperty("java.runtime.version") + " ("
                + System.getProperty("java.vendor") + "), " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    }

    private String details() {
        StringBuilder text = new StringBuilder(versions() + "\n" + command + "\n");
        Throwable at = error;
        for (int depth = 0; at != null && depth < 10; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(what(at)).append('\n');
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("    at ").append(frames[i]).append('\n');
            }
            at = at.getCause();
        }
        return text.toString();
    }
}

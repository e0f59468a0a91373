package dev.gw.cli;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Terminal;

/** Where the process begins and ends: the only place that touches the system's streams and exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Gw gw = new Gw(Terminal.ofProcess());
        Exit exit = run(gw, arguments);
        if (gw.hasShutdownHooks()) {
            System.exit(exit.code());
        }
        // exit would look through the class path for somebody who wants to log that
        Runtime.getRuntime().halt(exit.code());
    }

    static Exit run(Terminal terminal, String... arguments) {
        return run(new Gw(terminal), arguments);
    }

    private static Exit run(Gw gw, String... arguments) {
        Terminal terminal = gw.terminal();
        Exit exit = gw.run(arguments);
        if (!terminal.flush() && exit == Exit.FINE) {
            terminal.err().println("gw: can't write to standard output");
            terminal.err().flush();
            return Exit.PROBLEMS;
        }
        return exit;
    }
}

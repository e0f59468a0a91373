package dev.gw.cli;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Terminal;

/** Where the process begins and ends: the only place that touches the system's streams and exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        end(run(Terminal.ofProcess(), arguments));
    }

    static Exit run(Terminal terminal, String... arguments) {
        Exit exit = new Gw(terminal).run(arguments);
        if (!terminal.flush() && exit == Exit.FINE) {
            terminal.err().println("gw: can't write to standard output");
            terminal.err().flush();
            return Exit.PROBLEMS;
        }
        return exit;
    }

    static void end(Exit exit) {
        System.exit(exit.code());
    }
}

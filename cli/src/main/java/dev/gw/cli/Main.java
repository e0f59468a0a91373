package dev.gw.cli;

/** Where the process begins and ends: the only place that touches the system's streams and exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        Exit exit = new Gw(terminal).run(arguments);
        if (!terminal.flush() && exit == Exit.FINE) {
            terminal.err().println("gw: can't write to standard output");
            terminal.err().flush();
            exit = Exit.PROBLEMS;
        }
        System.exit(exit.code());
    }
}

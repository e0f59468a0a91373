package dev.gw.cli.command;

/** A command: what it takes, and what it does. */
public interface Command {
    /** Its options and arguments, without those that every command takes. */
    CommandSpec spec();

    /** Runs it. A wrong use is a {@link UsageException}; other exceptions are bugs. */
    Exit run(Invocation invocation);

    /**
     * Whether something is left for Java's shutdown hooks when it is over. Of all others nothing is left, and the process
     * ends at once.
     */
    default boolean hasShutdownHooks() {
        return false;
    }
}

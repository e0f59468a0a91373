package dev.gw.cli.output;

/** An output that can't be written; the message names the file and the reason, and is shown as it is. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What could not be written, and why. */
    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}

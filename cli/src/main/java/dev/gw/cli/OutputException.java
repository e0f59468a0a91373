package dev.gw.cli;

/** An output that can't be written; the message names the file and the reason, and is shown as it is. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.gw.cli;

import org.jspecify.annotations.Nullable;

/** The command line is wrong; the message says how. Shown as it is, followed by where to find help. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, @Nullable String didYouMean) {
        super(didYouMean == null ? message : message + "; did you mean " + didYouMean + "?");
    }
}

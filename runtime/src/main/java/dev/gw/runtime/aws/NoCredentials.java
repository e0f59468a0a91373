package dev.gw.runtime.aws;

/** Nobody gives keys to services of AWS. */
public final class NoCredentials extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoCredentials(String message) {
        super(message, null, false, false);
    }
}

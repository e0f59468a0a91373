package dev.gw.admin;

/** Certificates that can't be used; the message says which file and why. */
public final class TlsProblem extends Exception {
    private static final long serialVersionUID = 1L;

    TlsProblem(String message) {
        super(message);
    }
}

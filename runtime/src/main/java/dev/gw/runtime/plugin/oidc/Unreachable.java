package dev.gw.runtime.plugin.oidc;

/** The provider can't be asked, or its answer can't be used. Made for many requests at once, so without a stack trace. */
final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(String message) {
        super(message, null, false, false);
    }
}

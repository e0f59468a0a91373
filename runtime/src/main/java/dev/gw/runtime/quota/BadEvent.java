package dev.gw.runtime.quota;

/** A message that no quota can be read from, however often it is delivered. */
final class BadEvent extends Exception {
    private static final long serialVersionUID = 1;

    BadEvent(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

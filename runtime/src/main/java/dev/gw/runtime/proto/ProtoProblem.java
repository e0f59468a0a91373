package dev.gw.runtime.proto;

/** A .proto file, or a message, is not as it has to be. */
public final class ProtoProblem extends Exception {
    private static final long serialVersionUID = 1;

    ProtoProblem(String message) {
        super(message, null, false, false);
    }
}

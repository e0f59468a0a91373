package dev.gw.runtime.http;

/** A message that can't be understood, with the status that nginx answers to it. Made without a stack trace. */
public final class MalformedMessage extends Exception {
    /** nginx's own status for a header that is too large; it is sent as 400. */
    public static final int HEADER_TOO_LARGE = 494;

    /** nginx's own status for plain HTTP on a TLS port; it is sent as 400. */
    public static final int PLAIN_ON_TLS = 497;

    private final int status;

    /** A message that earns this status. */
    public MalformedMessage(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}

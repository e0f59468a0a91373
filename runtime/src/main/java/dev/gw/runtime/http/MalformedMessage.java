package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import org.jspecify.annotations.Nullable;

/** A message that can't be understood, with the status that nginx answers to it. Made without a stack trace. */
public final class MalformedMessage extends Exception {
    /** nginx's own status for a header that is too large; it is sent as 400. */
    public static final int HEADER_TOO_LARGE = 494;

    /** nginx's own status for plain HTTP on a TLS port; it is sent as 400. */
    public static final int PLAIN_ON_TLS = 497;

    private final int status;
    private final transient Headers headers;

    /** A message that earns this status. */
    public MalformedMessage(int status, String why) {
        this(status, why, new Headers());
    }

    private MalformedMessage(int status, @Nullable String why, Headers headers) {
        super(why, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    /** The same, found when these fields had been read. */
    MalformedMessage behind(Headers read) {
        return new MalformedMessage(status, getMessage(), read);
    }

    /** What was read of the message's fields before it was found malformed; not to be changed. */
    public Headers headers() {
        return headers;
    }

    public int status() {
        return status;
    }
}

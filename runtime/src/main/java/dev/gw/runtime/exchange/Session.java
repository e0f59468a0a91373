package dev.gw.runtime.exchange;

import java.util.function.Consumer;

/** What became of a connection, or of a flow of datagrams, in octets. Mutable, of one event loop. */
public final class Session {
    private final Consumer<byte[]> toClient;
    private long received;
    private long sent;
    private long upstreamReceived;
    private long upstreamSent;
    private int status;

    /**
     * A session at its beginning.
     *
     * @param toClient sends octets to the client
     */
    public Session(Consumer<byte[]> toClient) {
        this.toClient = toClient;
    }

    /** Says something to the client in the upstream's place. */
    public void say(byte[] octets) {
        sent += octets.length;
        toClient.accept(octets);
    }

    /** Octets came from the client. */
    public void received(long octets) {
        received += octets;
    }

    /** Octets went to the client. */
    public void sent(long octets) {
        sent += octets;
    }

    /** Octets came from the upstream. */
    public void upstreamReceived(long octets) {
        upstreamReceived += octets;
    }

    /** Octets went to the upstream. */
    public void upstreamSent(long octets) {
        upstreamSent += octets;
    }

    /** How it ended, as nginx numbers it: 200, 403, 500, 502 or 503. */
    public void status(int number) {
        status = number;
    }

    public long received() {
        return received;
    }

    public long sent() {
        return sent;
    }

    public long upstreamReceived() {
        return upstreamReceived;
    }

    public long upstreamSent() {
        return upstreamSent;
    }

    public int status() {
        return status;
    }
}

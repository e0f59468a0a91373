package dev.gw.runtime.impact.witness;

/**
 * An address and a port, on one end of a connection.
 *
 * @param ip in its numeric form
 */
public record End(String ip, int port) {
    /** Whence a connection comes where nobody asks: addresses that are kept for documents. */
    public static final End CLIENT = new End("192.0.2.1", 50_000);

    @Override
    public String toString() {
        return ip.indexOf(':') < 0 ? ip + ":" + port : "[" + ip + "]:" + port;
    }
}

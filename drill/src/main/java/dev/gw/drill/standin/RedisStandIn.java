package dev.gw.drill.standin;

import dev.gw.runtime.server.Transport;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;

/**
 * A stand-in for the Redis that plugins ask: a port of this machine behind which texts, counters and hashes are kept in
 * this process. It takes any password, and has one database. Thread-safe.
 */
public final class RedisStandIn implements AutoCloseable {
    private final LoopbackPort port;

    /**
     * Opens a port.
     *
     * @param tls certificates for connections over TLS
     * @param clock what times to live go by
     * @param first what is kept at first: the fields of hashes by their names; a text is the field without a name
     */
    public RedisStandIn(Transport transport, StandInTls tls, Clock clock, Map<String, Map<String, String>> first) {
        RedisKeys keys = new RedisKeys(clock, first);
        this.port = new LoopbackPort(transport, LoopbackPort.anyFree(), tls::context, () -> new RedisRequests(keys));
    }

    /** Where it is asked. */
    public InetSocketAddress address() {
        return port.address();
    }

    @Override
    public void close() {
        port.close();
    }
}

package dev.gw.runtime.upstream;

import dev.gw.runtime.settings.UpstreamLimits;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** HTTP/2 connections to upstreams: requests share them as far as the upstream allows. Of one event loop. */
final class Http2Pool {
    private final UpstreamClient client;
    private final Map<Destination, List<Http2Connection>> connections = new HashMap<>();

    Http2Pool(UpstreamClient client) {
        this.client = client;
    }

    EventLoop loop() {
        return client.loop();
    }

    UpstreamLimits limits() {
        return client.limits();
    }

    /**
     * Sends a request on a connection that takes one more, or on a new one.
     *
     * @param fresh whether it must be a new one
     */
    void send(Order order, UpstreamClient.Attempt attempt, boolean fresh) {
        Destination destination = order.destination();
        List<Http2Connection> known = connections.computeIfAbsent(destination, ignored -> new ArrayList<>(1));
        if (!fresh) {
            for (Http2Connection connection : known) {
                if (connection.takesMore()) {
                    connection.send(new Call(client, order, attempt, connection.isUsed()));
                    return;
                }
            }
        }
        Http2Connection connection = new Http2Connection(this, destination);
        known.add(connection);
        Call call = new Call(client, order, attempt, /* reused= */ false);
        connection.send(call);
        client.open(order, connection::equip, connection::stands, connection::failed);
    }

    void forget(Destination destination, Http2Connection connection) {
        List<Http2Connection> known = connections.get(destination);
        if (known != null) {
            known.remove(connection);
            if (known.isEmpty()) {
                connections.remove(destination);
            }
        }
    }
}

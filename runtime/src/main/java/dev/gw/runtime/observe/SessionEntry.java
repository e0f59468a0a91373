package dev.gw.runtime.observe;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the log entry of a connection or a flow of datagrams, in the shape of Kong's. */
final class SessionEntry {
    private SessionEntry() {}

    static MapNode of(Exchange exchange, Session session, EntityViews views, List<Node> tries) {
        Members entry = new Members()
                .put(
                        "session",
                        new Members()
                                .put("received", session.received())
                                .put("sent", session.sent())
                                .put("status", session.status())
                                .put(
                                        "server_port",
                                        exchange.request().connection().localPort())
                                .map())
                .put(
                        "upstream",
                        new Members()
                                .put("received", session.upstreamReceived())
                                .put("sent", session.upstreamSent())
                                .map())
                .put(
                        "latencies",
                        new Members()
                                .put(
                                        "kong",
                                        exchange.timings().isProxied()
                                                ? exchange.timings().proxyMillis()
                                                : exchange.timings().totalMillis())
                                .put("session", exchange.timings().totalMillis())
                                .map());
        if (!tries.isEmpty()) {
            entry.put("tries", tries);
        }
        put(entry, "route", exchange.route(), views);
        put(entry, "service", exchange.service(), views);
        entry.put("client_ip", exchange.request().connection().peer())
                .put("started_at", exchange.timings().startedAtMillis())
                .put("workspace", EntityViews.WORKSPACE)
                .put("workspace_name", "default");
        return LogEdits.apply(entry.map(), exchange.logEdits());
    }

    private static void put(Members entry, String name, @Nullable Entity entity, EntityViews views) {
        if (entity != null) {
            entry.put(name, views.set(entity));
        }
    }
}

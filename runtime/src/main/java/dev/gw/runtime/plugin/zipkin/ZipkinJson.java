package dev.gw.runtime.plugin.zipkin;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spans in the form of Zipkin's API.
 *
 * @param local the gateway's name
 * @param usual the name of a peer that has none; null for none
 */
record ZipkinJson(String local, @Nullable String usual) {
    /** The other side of a span; a port of -1 for none. */
    record Remote(@Nullable String service, @Nullable String ip, int port) {}

    MapNode of(String trace, Span span, Remote remote, List<Node> annotations) {
        Members members = new Members()
                .put("traceId", trace)
                .put("name", span.name())
                .put("id", span.id())
                .put("kind", span.kind().name())
                .put("timestamp", span.startNanos() / 1000)
                .put("duration", (span.endNanos() - span.startNanos()) / 1000)
                .put("localEndpoint", new Members().put("serviceName", local).map())
                .put("remoteEndpoint", endpoint(remote));
        if (span.parent() != null) {
            members.put("parentId", span.parent());
        }
        Members tags = new Members();
        span.tags().forEach((name, value) -> {
            if (!value.equals("")) {
                tags.put(name, String.valueOf(value));
            }
        });
        if (!tags.map().isEmpty()) {
            members.put("tags", tags.map());
        }
        if (!annotations.isEmpty()) {
            members.put("annotations", ListNode.of(annotations));
        }
        return members.map();
    }

    private Node endpoint(Remote remote) {
        String name = remote.service() == null ? usual : remote.service();
        if (name == null && remote.port() < 0) {
            return Scalar.nil(dev.gw.source.Span.nowhere());
        }
        Members endpoint = new Members();
        if (name != null) {
            endpoint.put("serviceName", name);
        }
        if (remote.port() >= 0) {
            endpoint.put("port", remote.port());
        }
        if (remote.ip() != null) {
            endpoint.put(remote.ip().indexOf(':') < 0 ? "ipv4" : "ipv6", remote.ip());
        }
        return endpoint.map();
    }

    static Node annotation(String value, long nanos) {
        return new Members().put("value", value).put("timestamp", nanos / 1000).map();
    }
}

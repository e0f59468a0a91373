package dev.gw.model.route;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.List;

/** The priority by which Kong orders the routes of connections: an address counts more than a port, a range least. */
final class StreamPriority {
    private static final long FIRST = 1L << 61;
    private static final int ADDRESS = 8;
    private static final int PORT = 4;
    private static final int RANGE = 1;

    private StreamPriority() {}

    /** Whether a route is of connections: its first protocol decides. */
    static boolean isStream(Entity route) {
        List<Node> protocols = route.fields().list("protocols");
        return !protocols.isEmpty()
                && List.of("tcp", "udp", "tls", "tls_passthrough")
                        .contains(protocols.get(0).toString());
    }

    static long of(Entity route) {
        MapNode fields = route.fields();
        boolean names = isSet(fields, "snis");
        boolean bothEnds = isSet(fields, "sources") && isSet(fields, "destinations");
        long weight = weight(fields.list("sources")) << 4 | weight(fields.list("destinations"));
        return (names || bothEnds ? FIRST : 0) | weight;
    }

    private static boolean isSet(MapNode fields, String name) {
        return fields.get(name) instanceof ListNode list && !list.isEmpty();
    }

    private static long weight(List<Node> ends) {
        int weight = 0;
        for (Node end : ends) {
            MapNode map = end instanceof MapNode fields ? fields : MapNode.empty();
            String ip = map.string("ip");
            if (ip != null) {
                weight |= ip.indexOf('/') < 0 ? ADDRESS : RANGE;
            }
            weight |= map.get("port") instanceof Scalar port && port.isNumber() ? PORT : 0;
        }
        return weight;
    }
}

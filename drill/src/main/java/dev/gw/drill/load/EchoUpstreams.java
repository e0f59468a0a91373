package dev.gw.drill.load;

import dev.gw.drill.message.Seen;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.Transport;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Servers on this machine that stand in for upstreams: each says its name, and a witness notes what it saw. Thread-safe. */
public final class EchoUpstreams implements AutoCloseable {
    /** A field of a request that says which field the stand-in is to answer with: {@code name: value}. */
    public static final String REPLY = "X-Drill-Reply";

    /** A field of a request that says which body it is to answer with. */
    public static final String REPLY_BODY = "X-Drill-Reply-Body";

    private final Transport transport;
    private final Witness witness;
    private final Map<String, Listener> byName = new LinkedHashMap<>();

    /** None yet. */
    public EchoUpstreams(Transport transport, Witness witness) {
        this.transport = transport;
        this.witness = witness;
    }

    /** The port of the upstream of a name, which is started when first asked for. */
    public synchronized int port(String name) {
        return byName.computeIfAbsent(name, this::start).port();
    }

    /** The name of the upstream on a port; empty where there is none. */
    public synchronized Optional<String> name(int port) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().port() == port)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Listener start(String name) {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return Listener.bind(transport, free, new Echo(name));
    }

    @Override
    public synchronized void close() {
        byName.values().forEach(Listener::close);
    }

    private final class Echo implements RequestHandler {
        private final String name;

        Echo(String name) {
            this.name = name;
        }

        @Override
        public void handle(ServerStream stream) {
            stream.body().whenComplete((body, problem) -> {
                if (problem == null) {
                    answer(stream, body);
                } else {
                    stream.abort();
                }
            });
        }

        private void answer(ServerStream stream, byte[] body) {
            RequestHead head = Objects.requireNonNull(stream.head());
            String sent = new String(body, StandardCharsets.ISO_8859_1);
            witness.note(
                    head.headers().get(Witness.FIELD),
                    new Seen(name, head.method(), head.target(), head.headers().copy(), sent));
            byte[] text = body(head.headers()).getBytes(StandardCharsets.UTF_8);
            Headers headers = new Headers()
                    .add("Content-Type", "application/json")
                    .add("X-Drill-Upstream", name.replaceAll("[^ -~]", "?"));
            for (String wish : head.headers().all(REPLY)) {
                int colon = wish.indexOf(':');
                if (colon > 0) {
                    headers.set(
                            wish.substring(0, colon), wish.substring(colon + 1).strip());
                }
            }
            stream.start(200, null, headers, text.length);
            if (!head.method().equals("HEAD")) {
                stream.write(Unpooled.wrappedBuffer(text));
            }
            stream.finish();
        }

        private String body(Headers asked) {
            String wish = asked.get(REPLY_BODY);
            return wish == null ? "{\"upstream\":\"" + name.replace("\"", "'") + "\"}" : wish;
        }

        @Override
        public void refuse(ServerStream stream, MalformedMessage problem) {
            stream.abort();
        }
    }
}

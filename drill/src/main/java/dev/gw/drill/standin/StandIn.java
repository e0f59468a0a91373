package dev.gw.drill.standin;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One server in the place of another: answers every request with a record of it, on a loopback port of its own.
 * Thread-safe.
 */
public final class StandIn implements RequestHandler, AutoCloseable {
    private static final byte[] REFUSAL =
            "{\"message\":\"this request is malformed\"}".getBytes(StandardCharsets.UTF_8);

    private final Destination destination;
    private final LoopbackPort.Opener opener;
    private final LongAdder requests = new LongAdder();
    private final List<Runnable> held = new ArrayList<>();
    private volatile Set<String> services = Set.of();
    private volatile Behaviour behaviour = Behaviour.USUAL;
    private volatile @Nullable LoopbackPort port;

    /** Its port is opened when somebody first asks for the address. */
    StandIn(Destination destination, LoopbackPort.Opener opener) {
        this.destination = destination;
        this.opener = opener;
    }

    /** The server it stands in for. */
    public Destination destination() {
        return destination;
    }

    /** The services whose requests come here, in alphabetical order. */
    public Set<String> services() {
        return services;
    }

    void services(Set<String> names) {
        services = new TreeSet<>(names);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        LoopbackPort open = port;
        return open == null ? open().address() : open.address();
    }

    private synchronized LoopbackPort open() {
        LoopbackPort open = port;
        if (open == null) {
            open = opener.open(this);
            port = open;
        }
        return open;
    }

    /** How many requests it got. */
    public long requests() {
        return requests.sum();
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** Behaves like this from now on; requests that were held are answered in the new way. Not for event loops. */
    public synchronized void behave(Behaviour next) {
        behaviour = next;
        if (next.kind() == Behaviour.Kind.REFUSES) {
            held.clear();
            open().shut();
        } else {
            open().reopen();
        }
        if (next.kind() != Behaviour.Kind.STALLS) {
            held.forEach(Runnable::run);
            held.clear();
        }
    }

    @Override
    public void handle(ServerStream stream) {
        requests.increment();
        RequestHead head = Objects.requireNonNull(stream.head());
        stream.body().thenAccept(body -> respond(stream, now -> answer(stream, head, body, now)));
    }

    /** Answers as it behaves at the moment. */
    private void respond(ServerStream stream, Consumer<Behaviour> answer) {
        Behaviour now = behaviour;
        switch (now.kind()) {
            case REFUSES -> stream.abort();
            case STALLS -> hold(() -> stream.eventLoop().execute(() -> respond(stream, answer)));
            case ANSWERS -> {
                if (now.delay().isZero()) {
                    answer.accept(now);
                } else {
                    long delay = now.delay().toNanos();
                    stream.eventLoop().schedule(() -> answer.accept(now), delay, TimeUnit.NANOSECONDS);
                }
            }
        }
    }

    private synchronized void hold(Runnable goOn) {
        if (behaviour.kind() == Behaviour.Kind.STALLS) {
            held.add(goOn);
        } else {
            goOn.run();
        }
    }

    private void answer(ServerStream stream, RequestHead head, byte[] body, Behaviour now) {
        if (!stream.isOpen()) {
            return;
        }
        String type = head.headers().get("content-type");
        if (type != null && type.startsWith("application/grpc") && now.status() == 200) {
            call(stream, now);
        } else if (EchoSocket.isAsked(head) && now.status() == 200) {
            EchoSocket.open(stream, head, signed(now), message -> respond(stream, ignored -> message.run()));
        } else {
            send(stream, now, EchoRecord.of(destination, services, head, body));
        }
    }

    /** An answer of gRPC: an empty message, and OK behind it. */
    private void call(ServerStream stream, Behaviour now) {
        Headers headers = signed(now).set("Content-Type", "application/grpc");
        stream.start(200, null, headers, -1);
        stream.write(Unpooled.wrappedBuffer(new byte[5]));
        stream.finish(new Headers().add("grpc-status", "0"));
    }

    /** The fields of an answer that says in no other way whose it is. */
    private Headers signed(Behaviour now) {
        Headers headers = new Headers().add("X-Gw-Stand-In", "yes").add("X-Gw-Services", String.join(",", services));
        now.headers().forEach(headers::set);
        return headers;
    }

    private static void send(ServerStream stream, Behaviour now, byte[] record) {
        Headers headers = new Headers().add("Content-Type", "application/json").add("X-Gw-Stand-In", "yes");
        now.headers().forEach(headers::set);
        stream.start(now.status(), null, headers, record.length);
        stream.write(Unpooled.wrappedBuffer(record));
        stream.finish();
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        send(stream, Behaviour.status(400), REFUSAL);
    }

    @Override
    public synchronized void close() {
        if (port != null) {
            port.close();
        }
    }
}

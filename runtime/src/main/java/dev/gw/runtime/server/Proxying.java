package dev.gw.runtime.server;

import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.http.BodyFraming;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.Peer;
import dev.gw.runtime.upstream.PeerSource;
import dev.gw.runtime.upstream.UpstreamClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks the upstream, again where Kong would, and passes its answer on. */
final class Proxying implements UpstreamClient.Attempt {
    private static final Set<String> NOT_IDEMPOTENT = Set.of("POST", "LOCK", "PATCH");

    private final ProxyRun run;
    private final Exchange exchange;
    private final ServerStream stream;
    private final ServiceRuntime service;
    private byte[] body = new byte[0];
    private int attempt;
    private long choosing;
    private UpstreamClient.@Nullable Flow flow;
    private @Nullable CompositeByteBuf whole;
    private boolean started;

    Proxying(ProxyRun run, ServiceRuntime service) {
        this.run = run;
        this.exchange = run.exchange();
        this.stream = run.stream();
        this.service = service;
    }

    void start() {
        byte[] replaced = exchange.replacedBody();
        if (replaced != null) {
            body = replaced;
            nextTry();
            return;
        }
        exchange.body().whenComplete((bytes, problem) -> {
            if (problem != null) {
                bodyFailed(problem);
                return;
            }
            body = bytes;
            nextTry();
        });
    }

    private void bodyFailed(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause instanceof MalformedMessage malformed && stream.isOpen()) {
            exchange.timings().upstreamStart(stream.eventLoop().ticker().nanoTime());
            fail(malformed.status());
        } else {
            run.finished();
        }
    }

    private void nextTry() {
        choosing = stream.eventLoop().ticker().nanoTime();
        service.peers().next(exchange, attempt).whenComplete((peer, problem) -> {
            if (stream.eventLoop().inEventLoop()) {
                ask(peer, problem);
            } else {
                stream.eventLoop().execute(() -> ask(peer, problem));
            }
        });
    }

    private void ask(@Nullable Peer peer, @Nullable Throwable problem) {
        if (problem != null || peer == null) {
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            exchange.respond(
                    cause instanceof PeerSource.NoPeer none
                            ? ErrorAnswers.error(exchange, none.status(), String.valueOf(none.getMessage()))
                            : ErrorAnswers.crash(exchange));
            run.answer();
            return;
        }
        exchange.tries().add(tried(peer));
        if (attempt == 0) {
            exchange.timings().upstreamStart(stream.eventLoop().ticker().nanoTime());
        }
        String head = new Forwarding(exchange).head(peer, bodyLength());
        ByteBuf bytes = ByteBufAllocator.DEFAULT.buffer(head.length() + body.length);
        bytes.writeCharSequence(head, StandardCharsets.ISO_8859_1);
        bytes.writeBytes(body);
        boolean isHead = exchange.upstream().method().equals("HEAD");
        run.client().send(peer, service.timeouts(), bytes, isHead, this);
    }

    private Try tried(Peer peer) {
        long now = stream.eventLoop().ticker().nanoTime();
        Timings timings = exchange.timings();
        InetAddress address = peer.address().getAddress();
        return Try.begun(
                address == null ? peer.host() : address.getHostAddress(),
                peer.address().getPort(),
                timings.startedAtMillis() + timings.millisUntil(choosing),
                now - choosing);
    }

    private int bodyLength() {
        RequestHead head = stream.head();
        boolean none = head == null || head.framing().kind() == BodyFraming.Kind.NONE;
        return none && body.length == 0 ? -1 : body.length;
    }

    @Override
    public void failed(Failure failure) {
        List<Try> tries = exchange.tries();
        int last = tries.size() - 1;
        tries.set(last, tries.get(last).failed(failure.kind().status()));
        if (started) {
            releaseWhole();
            stream.abort();
            run.finished();
            return;
        }
        boolean mayRepeat =
                !failure.sent() || !NOT_IDEMPOTENT.contains(exchange.upstream().method());
        boolean repeats = failure.kind() != Failure.Kind.MALFORMED && mayRepeat && attempt < service.retries();
        if (repeats && stream.isOpen()) {
            attempt++;
            nextTry();
            return;
        }
        exchange.timings().upstreamHead(stream.eventLoop().ticker().nanoTime());
        fail(failure.kind().status());
    }

    private void fail(int status) {
        Headers asked = exchange.request().headers();
        exchange.respond(
                ErrorAnswers.proxyError(status, asked.get("Accept"), asked.get("Content-Type"), exchange.id()));
        run.answer();
    }

    @Override
    public void head(ResponseHead head, UpstreamClient.Flow itsFlow) {
        flow = itsFlow;
        exchange.timings().upstreamHead(stream.eventLoop().ticker().nanoTime());
        exchange.upstreamStatus(head.status());
        exchange.respond(Response.service(head.status(), head.reason(), Answering.passedOn(head.headers())));
        run.filterHeaders();
        Response response = Objects.requireNonNull(exchange.response());
        if (response.body() != null) {
            // a plugin put its own answer in the place of the upstream's
            itsFlow.cancel();
            sendWhole(response.body());
            return;
        }
        started = true;
        if (response.isBodyTransformed() && head.framing().kind() != BodyFraming.Kind.NONE) {
            whole = Unpooled.compositeBuffer(Integer.MAX_VALUE);
            return;
        }
        stream.start(response.status(), response.reason(), response.headers(), length(head));
    }

    private static long length(ResponseHead head) {
        if (head.framing().kind() == BodyFraming.Kind.LENGTH) {
            return head.framing().length();
        }
        String length = head.headers().get("Content-Length");
        boolean bodiless = head.framing().kind() == BodyFraming.Kind.NONE;
        return bodiless && length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    @Override
    public void data(ByteBuf data) {
        if (whole != null) {
            whole.addComponent(true, data);
            return;
        }
        Response response = Objects.requireNonNull(exchange.response());
        if (response.isBodyObserved()) {
            response.bodyPassed(ByteBufUtil.getBytes(data));
        }
        stream.write(data);
        UpstreamClient.Flow upstream = flow;
        if (!stream.isWritable() && upstream != null) {
            upstream.pause();
            stream.onWritable(() -> {
                if (stream.isOpen()) {
                    upstream.resume();
                } else {
                    upstream.cancel();
                    run.finished();
                }
            });
        }
    }

    @Override
    public void end() {
        if (whole != null) {
            byte[] bytes = new byte[whole.readableBytes()];
            whole.readBytes(bytes);
            releaseWhole();
            sendWhole(bytes);
            return;
        }
        Objects.requireNonNull(exchange.response()).bodyEnded();
        stream.finish();
        run.finished();
    }

    private void sendWhole(byte[] bytes) {
        Response response = Objects.requireNonNull(exchange.response());
        byte[] result = response.transformed(bytes);
        stream.start(response.status(), response.reason(), response.headers(), result.length);
        response.bodyPassed(result);
        response.bodyEnded();
        stream.write(Unpooled.wrappedBuffer(result));
        stream.finish();
        run.finished();
    }

    private void releaseWhole() {
        if (whole != null) {
            whole.release();
            whole = null;
        }
    }
}

package dev.gw.runtime.server;

import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.BodyFilter;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.http.BodyFraming;
import dev.gw.runtime.http.Chunks;
import dev.gw.runtime.http.CollectedBody;
import dev.gw.runtime.http.HostName;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.Outgoing;
import dev.gw.runtime.http.RequestWriter;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.Order;
import dev.gw.runtime.upstream.Peer;
import dev.gw.runtime.upstream.PeerSource;
import dev.gw.runtime.upstream.UpstreamClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks the upstream, again where Kong would, and passes its answer on. */
final class Proxying implements UpstreamClient.Attempt {
    private static final Set<String> NOT_IDEMPOTENT = Set.of("POST", "LOCK", "PATCH");

    /** The most octets of an answer that are collected for the plugins that change it. */
    static final int MOST_COLLECTED = 32 << 20;

    private final ProxyRun run;
    private final Exchange exchange;
    private final ServerStream stream;
    private final ServiceRuntime service;
    private final RequestBody body;
    private final PeerSource.Tries tries;
    private long tryStart;
    private long tryStartMillis;
    private int upstreamStatus;
    private boolean over;
    private int attempt;
    private UpstreamClient.@Nullable Flow flow;
    private @Nullable CollectedBody whole;
    private boolean started;
    private @Nullable ResponseHead buffered;

    Proxying(ProxyRun run, ServiceRuntime service) {
        this.run = run;
        this.exchange = run.exchange();
        this.stream = run.stream();
        this.service = service;
        this.tries = service.peers().open(exchange);
        this.body = new RequestBody(stream, exchange.settings().maxBody(), this::nextTry, this::bodyFailed);
    }

    void start() {
        stream.onGone(this::clientGone);
        if (exchange.replacedBody() != null || stream.isBodyWanted()) {
            exchange.body().whenComplete((bytes, problem) -> {
                if (problem == null) {
                    body.replace(bytes);
                } else {
                    bodyFailed(problem);
                }
            });
        } else {
            boolean collects = exchange.route() == null || exchange.route().isTrue("request_buffering");
            body.read(collects && !service.grpc());
        }
    }

    private void clientGone() {
        if (over) {
            return;
        }
        if (flow != null) {
            flow.cancel();
        }
        releaseWhole();
        finished(0);
    }

    private void bodyFailed(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (over) {
            return;
        }
        if (flow != null) {
            flow.cancel();
        }
        if (cause instanceof MalformedMessage malformed && stream.isOpen() && !started) {
            exchange.timings().upstreamStart(now());
            fail(malformed.status());
        } else {
            releaseWhole();
            stream.abort();
            finished(0);
        }
    }

    private void nextTry() {
        tryStart = now();
        tryStartMillis =
                exchange.timings().startedAtMillis() + exchange.timings().millisUntil(tryStart);
        CompletableFuture<Peer> next = tries.next().toCompletableFuture();
        if (next.isDone() && !next.isCompletedExceptionally()) {
            ask(next.join(), null, tryStart);
            return;
        }
        next.whenComplete((peer, problem) -> {
            if (stream.eventLoop().inEventLoop()) {
                ask(peer, problem, now());
            } else {
                stream.eventLoop().execute(() -> ask(peer, problem, now()));
            }
        });
    }

    private long now() {
        return stream.eventLoop().ticker().nanoTime();
    }

    private void ask(@Nullable Peer peer, @Nullable Throwable problem, long now) {
        if (over) {
            return;
        }
        if (problem != null || peer == null) {
            noPeer(problem);
            return;
        }
        if (attempt == 0) {
            exchange.timings().upstreamStart(now);
        }
        exchange.tries().add(Try.begun(peer.address(), tryStartMillis, now - tryStart));
        run.client().send(order(peer), this);
    }

    private void noPeer(@Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (attempt > 0) {
            // as in Kong, what is left of a request that had a peer before is nginx's answer
            fail(cause instanceof PeerSource.NoPeer none ? none.status() : 500);
            return;
        }
        body.release();
        over = true;
        exchange.respond(
                cause instanceof PeerSource.NoPeer none
                        ? ErrorAnswers.error(exchange, none.status(), String.valueOf(none.getMessage()))
                        : ErrorAnswers.crash(exchange));
        run.answer();
    }

    private Order order(Peer peer) {
        Forwarding forwarding = new Forwarding(exchange);
        String serverName = service.tls() == null ? "" : HostName.normalized(forwarding.hostHeader(peer));
        return new Order(
                peer,
                service.tls(),
                serverName,
                service.timeouts(),
                outgoing(forwarding, peer),
                body.isStreamed() ? body : null);
    }

    private Outgoing outgoing(Forwarding forwarding, Peer peer) {
        BodyFraming framing = body.framing();
        boolean chunked = framing.kind() == BodyFraming.Kind.CHUNKED;
        boolean isHead = exchange.upstream().method().equals("HEAD");
        ByteBuf collected = Unpooled.wrappedBuffer(body.collected());
        if (service.grpc()) {
            return new Outgoing(collected, forwarding.http2(peer, framing), isHead, chunked, /* upgrades= */ false);
        }
        ByteBuf bytes = RequestWriter.head(
                forwarding.requestLine(), forwarding.http1(peer, framing), collected.readableBytes());
        if (chunked && !body.isStreamed()) {
            Chunks.writeWhole(bytes, collected, body.trailers());
        } else {
            bytes.writeBytes(collected);
        }
        return new Outgoing(bytes, null, isHead, chunked, forwarding.isWebSocket());
    }

    @Override
    public void failed(Failure failure) {
        if (over) {
            return;
        }
        if (buffered != null) {
            releaseWhole();
            fail(502);
            return;
        }
        if (started) {
            releaseWhole();
            stream.abort();
            finished(failure.kind().status());
            return;
        }
        int status = failure.kind().status();
        exchange.tries().set(attempt, exchange.tries().get(attempt).failed(status));
        boolean mayRepeat = body.isRepeatable()
                && (!failure.sent()
                        || !NOT_IDEMPOTENT.contains(exchange.upstream().method()));
        boolean repeats = failure.kind() != Failure.Kind.MALFORMED && mayRepeat && attempt < service.retries();
        if (repeats && stream.isOpen()) {
            tries.failed(failure.kind());
            attempt++;
            nextTry();
            return;
        }
        exchange.timings().upstreamHead(now());
        fail(status);
    }

    /** The request is over: balancing and logs hear of it. */
    private void finished(int status) {
        settle(status);
        run.finished();
    }

    private void settle(int status) {
        if (!over) {
            over = true;
            body.release();
            boolean one = attempt == 0 && exchange.timings().isProxied();
            long passed = now() - exchange.timings().upstreamStartNanos();
            tries.over(status, one ? passed / 1e9 : 0);
        }
    }

    private void fail(int status) {
        settle(status);
        Headers asked = exchange.request().headers();
        exchange.respond(ErrorAnswers.proxyError(exchange, status, asked.get("Accept"), asked.get("Content-Type")));
        run.answer();
    }

    @Override
    public void begun(UpstreamClient.Flow itsFlow) {
        flow = itsFlow;
        if (over) {
            itsFlow.cancel();
        }
    }

    @Override
    public void head(ResponseHead head, UpstreamClient.Flow itsFlow) {
        flow = itsFlow;
        upstreamStatus = head.status();
        exchange.timings().upstreamHead(now());
        exchange.upstreamStatus(head.status());
        exchange.respond(Response.service(head.status(), head.reason(), passedOn(head)));
        if (exchange.isBuffered() && head.status() != 101) {
            buffered = head;
            whole = stream.collecting(MOST_COLLECTED);
            return;
        }
        run.filterHeaders();
        Response response = Objects.requireNonNull(exchange.response());
        if (response.body() != null) {
            // a plugin put its own answer in the place of the upstream's
            itsFlow.cancel();
            sendWhole(response.body());
            return;
        }
        started = true;
        if (head.status() == 101) {
            switchProtocol(response, head.headers().get("Upgrade"), itsFlow);
            return;
        }
        if (response.isBodyTransformed() && head.framing().kind() != BodyFraming.Kind.NONE) {
            whole = stream.collecting(MOST_COLLECTED);
            return;
        }
        long length = response.bodyFilter() == null ? length(head) : -1;
        stream.start(response.status(), response.reason(), response.headers(), length);
    }

    private Headers passedOn(ResponseHead head) {
        return Answering.passedOn(head.headers(), exchange.request().headers());
    }

    private void switchProtocol(Response response, @Nullable String protocol, UpstreamClient.Flow itsFlow) {
        response.headers().set("Upgrade", protocol == null ? "websocket" : protocol);
        stream.start(response.status(), response.reason(), response.headers(), -1);
        stream.flush();
        itsFlow.tunnel(new Tunnel(stream));
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
            collect(whole, data);
            return;
        }
        if (over) {
            data.release();
            return;
        }
        pass(data);
        UpstreamClient.Flow upstream = flow;
        if (!stream.isWritable() && upstream != null) {
            upstream.pause();
            stream.onWritable(() -> {
                if (stream.isOpen()) {
                    upstream.resume();
                } else {
                    upstream.cancel();
                    finished(upstreamStatus);
                }
            });
        }
    }

    private void collect(CollectedBody kept, ByteBuf data) {
        try {
            kept.add(data);
        } catch (MalformedMessage full) {
            data.release();
            if (full.status() == CollectedBody.NO_MEMORY) {
                refuseToCollect(full.status(), String.valueOf(full.getMessage()));
            } else {
                String most = (MOST_COLLECTED >> 20) + " MiB";
                refuseToCollect(502, "the upstream's answer is larger than the " + most + " that plugins can change");
            }
        }
    }

    /** Nothing of the answer has gone out yet, so that the client can be told. */
    private void refuseToCollect(int status, String why) {
        releaseWhole();
        Objects.requireNonNull(flow).cancel();
        Response error = ErrorAnswers.error(exchange, status, why);
        exchange.respond(error);
        Answering.mark(exchange, error, now());
        byte[] text = Objects.requireNonNull(error.body());
        stream.start(error.status(), error.reason(), error.headers(), text.length);
        stream.write(Unpooled.wrappedBuffer(text));
        stream.finish();
        finished(status);
    }

    private void pass(ByteBuf data) {
        Response response = Objects.requireNonNull(exchange.response());
        BodyFilter filter = response.bodyFilter();
        if (filter == null) {
            passed(response, data);
            return;
        }
        byte[] octets = ByteBufUtil.getBytes(data);
        data.release();
        passed(response, Unpooled.wrappedBuffer(filter.piece(octets)));
    }

    private void passed(Response response, ByteBuf data) {
        if (response.isBodyObserved()) {
            response.bodyPassed(ByteBufUtil.getBytes(data));
        }
        stream.write(data);
    }

    @Override
    public void paused() {
        if (started && !over && whole == null) {
            stream.flush();
        }
    }

    @Override
    public void end(@Nullable Headers trailers) {
        if (over) {
            return;
        }
        if (whole != null) {
            byte[] bytes = whole.whole();
            releaseWhole();
            ResponseHead head = buffered;
            if (head == null) {
                sendWhole(bytes);
            } else {
                exchange.upstreamBody(bytes);
                run.respond(() -> sendBuffered(length(head), bytes));
            }
            return;
        }
        Response response = Objects.requireNonNull(exchange.response());
        BodyFilter filter = response.bodyFilter();
        if (filter != null) {
            passed(response, Unpooled.wrappedBuffer(filter.end(trailers)));
        }
        response.bodyEnded();
        stream.finish(filter == null ? trailers : null);
        finished(upstreamStatus);
    }

    /** Sends what plugins have seen as a whole, or what they put in its place. */
    private void sendBuffered(long length, byte[] bytes) {
        if (over || !stream.isOpen()) {
            finished(upstreamStatus);
            return;
        }
        run.filterHeaders();
        Response response = Objects.requireNonNull(exchange.response());
        byte[] body = response.body();
        if (body == null && bytes.length == 0 && !response.isBodyTransformed()) {
            stream.start(response.status(), response.reason(), response.headers(), length);
            response.bodyEnded();
            stream.finish();
            finished(upstreamStatus);
        } else {
            sendWhole(body == null ? bytes : body);
        }
    }

    private void sendWhole(byte[] bytes) {
        Response response = Objects.requireNonNull(exchange.response());
        byte[] result = response.transformed(bytes);
        stream.start(response.status(), response.reason(), response.headers(), result.length);
        response.bodyPassed(result);
        response.bodyEnded();
        stream.write(Unpooled.wrappedBuffer(result));
        stream.finish();
        finished(upstreamStatus);
    }

    private void releaseWhole() {
        if (whole != null) {
            whole.release();
            whole = null;
        }
    }
}

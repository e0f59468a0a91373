package dev.gw.runtime.server;

import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.http.BodyFraming;
import dev.gw.runtime.http.Chunks;
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
import io.netty.buffer.Unpooled;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks the upstream, again where Kong would, and has its answer passed on. */
final class Proxying implements UpstreamClient.Attempt, RequestBody.Sender, Relaying.Ending {
    private static final Set<String> NOT_IDEMPOTENT = Set.of("POST", "LOCK", "PATCH");

    private final ProxyRun run;
    private final Exchange exchange;
    private final ServerStream stream;
    private final ServiceRuntime service;
    private final RequestBody body;
    private final PeerSource.Tries tries;
    private final Relaying answer;
    private long tryStart;
    private long tryStartMillis;
    private boolean over;
    private int attempt;
    private UpstreamClient.@Nullable Flow flow;

    Proxying(ProxyRun run, ServiceRuntime service) {
        this.run = run;
        this.exchange = run.exchange();
        this.stream = run.stream();
        this.service = service;
        this.tries = service.peers().open(exchange);
        this.answer = new Relaying(run, this);
        this.body = new RequestBody(stream, exchange.settings().client().maxBody(), this);
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
        finished(0);
    }

    @Override
    public void bodyFailed(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (over) {
            return;
        }
        if (flow != null) {
            flow.cancel();
        }
        if (cause instanceof MalformedMessage malformed && stream.isOpen() && !answer.isStarted()) {
            exchange.timings().upstreamStart(now());
            fail(malformed.status());
        } else {
            stream.abort();
            finished(0);
        }
    }

    @Override
    public void bodyReady() {
        nextTry();
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
                body.isStreamed() ? body : null,
                /* through= */ null);
    }

    private Outgoing outgoing(Forwarding forwarding, Peer peer) {
        BodyFraming framing = body.framing();
        boolean chunked = framing.kind() == BodyFraming.Kind.CHUNKED;
        boolean isHead = exchange.upstream().method().equals("HEAD");
        byte[] collected = body.collected();
        if (service.grpc()) {
            return new Outgoing(
                    Unpooled.wrappedBuffer(collected),
                    forwarding.http2(peer, framing),
                    isHead,
                    chunked,
                    /* upgrades= */ false);
        }
        ByteBuf bytes =
                RequestWriter.head(forwarding.start(), out -> forwarding.http1(peer, framing, out), collected.length);
        if (chunked && !body.isStreamed()) {
            Chunks.writeWhole(bytes, Unpooled.wrappedBuffer(collected), body.trailers());
        } else if (collected.length > 0) {
            bytes.writeBytes(collected);
        }
        return new Outgoing(bytes, null, isHead, chunked, forwarding.isWebSocket());
    }

    @Override
    public void failed(Failure failure) {
        if (over) {
            return;
        }
        if (answer.isBuffered()) {
            fail(502);
            return;
        }
        if (answer.isStarted()) {
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

    @Override
    public void passedOn(int status) {
        finished(status);
    }

    /** The request is over: balancing and logs hear of it. */
    private void finished(int status) {
        long now = now();
        settle(status, now);
        run.finished(now);
    }

    private void settle(int status, long now) {
        if (!over) {
            over = true;
            body.release();
            answer.drop();
            boolean one = attempt == 0 && exchange.timings().isProxied();
            long passed = now - exchange.timings().upstreamStartNanos();
            tries.over(status, one ? passed / 1e9 : 0);
        }
    }

    private void fail(int status) {
        settle(status, now());
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
        answer.head(head, itsFlow);
    }

    @Override
    public void data(ByteBuf data) {
        answer.data(data);
    }

    @Override
    public void paused() {
        answer.paused();
    }

    @Override
    public void end(@Nullable Headers trailers) {
        answer.end(trailers);
    }
}

package dev.gw.runtime.server;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.BodyFilter;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.BodyFraming;
import dev.gw.runtime.http.CollectedBody;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.upstream.UpstreamClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Passes the upstream's answer on to the client: piece by piece, or as a whole where plugins want to see or change all of
 * it. Of one event loop.
 */
final class Relaying {
    /** The most octets of an answer that are collected for the plugins that change it. */
    private static final int MOST_COLLECTED = 32 << 20;

    private final ProxyRun run;
    private final Exchange exchange;
    private final ServerStream stream;
    private final Ending ending;
    private int upstreamStatus;
    private boolean over;
    private boolean started;
    private UpstreamClient.@Nullable Flow flow;
    private @Nullable CollectedBody whole;
    private @Nullable ResponseHead buffered;

    /** Who is told that all has been passed on. */
    interface Ending {
        /** The end, with the upstream's status, or that of the error in its place. */
        void passedOn(int status);
    }

    /** No answer yet. */
    Relaying(ProxyRun run, Ending ending) {
        this.run = run;
        this.exchange = run.exchange();
        this.stream = run.stream();
        this.ending = ending;
    }

    /** Whether the answer is kept back until plugins have seen all of it: the client knows nothing of it yet. */
    boolean isBuffered() {
        return buffered != null;
    }

    /** Whether the client may have seen some of the answer. */
    boolean isStarted() {
        return started;
    }

    /** The request is over: what is kept is let go, and what still comes is not passed on. */
    void drop() {
        over = true;
        releaseWhole();
    }

    void head(ResponseHead head, UpstreamClient.Flow itsFlow) {
        flow = itsFlow;
        upstreamStatus = head.status();
        long now = now();
        exchange.timings().upstreamHead(now);
        exchange.upstreamStatus(head.status());
        exchange.respond(Response.service(head.status(), head.reason(), passedOn(head), head.headers()));
        if (exchange.isBuffered() && head.status() != 101) {
            buffered = head;
            whole = stream.collecting(MOST_COLLECTED);
            return;
        }
        run.filterHeaders(now);
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
        long length = Answering.toldLength(response, response.bodyFilter() == null ? length(head) : -1);
        stream.start(response.status(), response.reason(), response.headers(), length);
    }

    private long now() {
        return stream.eventLoop().ticker().nanoTime();
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

    void data(ByteBuf data) {
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
                    ending.passedOn(upstreamStatus);
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
        stream.dated();
        stream.start(error.status(), error.reason(), error.headers(), text.length);
        stream.write(Unpooled.wrappedBuffer(text));
        stream.finish();
        ending.passedOn(status);
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

    void paused() {
        if (started && !over && whole == null) {
            stream.flush();
        }
    }

    void end(@Nullable Headers trailers) {
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
        ending.passedOn(upstreamStatus);
    }

    /** Sends what plugins have seen as a whole, or what they put in its place. */
    private void sendBuffered(long length, byte[] bytes) {
        if (over || !stream.isOpen()) {
            ending.passedOn(upstreamStatus);
            return;
        }
        stream.dated();
        run.filterHeaders(now());
        Response response = Objects.requireNonNull(exchange.response());
        byte[] body = response.body();
        if (body == null && bytes.length == 0 && !response.isBodyTransformed()) {
            long told = Answering.toldLength(response, length);
            stream.start(response.status(), response.reason(), response.headers(), told);
            response.bodyEnded();
            stream.finish();
            ending.passedOn(upstreamStatus);
        } else {
            sendWhole(body == null ? bytes : body);
        }
    }

    private void sendWhole(byte[] bytes) {
        Response response = Objects.requireNonNull(exchange.response());
        byte[] result = response.transformed(bytes);
        if (response.source() != Response.Source.SERVICE && response.received() == null) {
            stream.dated();
        }
        long length = Answering.toldLength(response, result.length);
        stream.start(response.status(), response.reason(), response.headers(), length);
        response.bodyPassed(result);
        response.bodyEnded();
        stream.write(Unpooled.wrappedBuffer(result));
        stream.finish();
        ending.passedOn(upstreamStatus);
    }

    private void releaseWhole() {
        if (whole != null) {
            whole.release();
            whole = null;
        }
    }
}

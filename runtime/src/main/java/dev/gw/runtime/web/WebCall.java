package dev.gw.runtime.web;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.UpstreamClient;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request on its way, whose answer is collected. Of one event loop. */
final class WebCall implements UpstreamClient.Attempt {
    private final int most;
    private final CompletableFuture<WebAnswer> answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable ResponseHead head;
    private UpstreamClient.@Nullable Flow flow;

    WebCall(int most, CompletableFuture<WebAnswer> answer) {
        this.most = most;
        this.answer = answer;
    }

    @Override
    public void begun(UpstreamClient.Flow its) {
        flow = its;
    }

    @Override
    public void head(ResponseHead its, UpstreamClient.Flow itsFlow) {
        head = its;
    }

    @Override
    public void data(ByteBuf data) {
        try {
            data.readBytes(body, data.readableBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            data.release();
        }
        if (body.size() > most && flow != null) {
            flow.cancel();
            answer.completeExceptionally(new WebProblem("the answer is too long", /* connected= */ true));
        }
    }

    @Override
    public void paused() {
        // all of it is awaited
    }

    @Override
    public void end(@Nullable Headers trailers) {
        if (head != null) {
            answer.complete(new WebAnswer(head.status(), head.headers(), body.toByteArray()));
        }
    }

    @Override
    public void failed(Failure failure) {
        answer.completeExceptionally(WebProblem.of(failure));
    }
}

package dev.gw.runtime.plugin.oidc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An answer's body of at most a megabyte; a longer one fails. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private static final int MOST = 1024 * 1024;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    static HttpResponse.BodySubscriber<byte[]> handler(HttpResponse.ResponseInfo info) {
        return new BoundedBody();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription its) {
        subscription = its;
        its.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            byte[] octets = new byte[piece.remaining()];
            piece.get(octets);
            collected.writeBytes(octets);
        }
        if (collected.size() > MOST && subscription != null) {
            subscription.cancel();
            onError(new IOException("the answer is too long"));
        }
    }

    @Override
    public void onError(Throwable problem) {
        whole.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        whole.complete(collected.toByteArray());
    }
}

package dev.gw.runtime.server;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes down what comes on a gRPC call: messages, then {@code end} or what went wrong. */
final class Heard implements StreamObserver<String> {
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Override
    public void onNext(String text) {
        seen.add(text);
    }

    @Override
    public void onError(Throwable problem) {
        seen.add(problem.toString());
    }

    @Override
    public void onCompleted() {
        seen.add("end");
    }

    /** The next that comes; null where nothing does. */
    @Nullable
    String next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }
}

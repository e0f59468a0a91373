package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;

/** One long gRPC call whose messages go both ways in bursts, and come back in order. */
final class StreamedTalk {
    private static final int BURST = 8;

    private final Heard heard = new Heard();
    private final int port;

    StreamedTalk(int port) {
        this.port = port;
    }

    int until(AtomicBoolean over) throws Exception {
        ManagedChannel channel = OkHttpChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
        try {
            StreamObserver<String> requests = ClientCalls.asyncBidiStreamingCall(
                    channel.newCall(EchoCalls.method(MethodType.BIDI_STREAMING, "Talk"), EchoCalls.options()), heard);
            int sent = 0;
            while (!over.get()) {
                for (int i = 0; i < BURST; i++) {
                    requests.onNext(message(sent + i));
                }
                for (int i = 0; i < BURST; i++) {
                    assertThat(heard.next()).isEqualTo("re " + message(sent++));
                }
            }
            requests.onCompleted();
            assertThat(heard.next()).isEqualTo("end");
            assertThat(heard.isEmpty()).isTrue();
            return sent;
        } finally {
            channel.shutdownNow();
        }
    }

    private static String message(int number) {
        return number + "m".repeat(number % 5 * 10_000);
    }
}

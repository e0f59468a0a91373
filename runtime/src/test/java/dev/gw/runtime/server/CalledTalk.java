package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/** Short gRPC calls one behind the other: each with one answer, and each tenth with a stream of them. */
final class CalledTalk {
    private final int port;

    CalledTalk(int port) {
        this.port = port;
    }

    int until(AtomicBoolean over) {
        ManagedChannel channel = OkHttpChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
        try {
            int calls = 0;
            while (!over.get()) {
                say(channel, "n" + calls);
                if (calls++ % 10 == 0) {
                    count(channel);
                }
            }
            return calls;
        } finally {
            channel.shutdownNow();
        }
    }

    private static void say(ManagedChannel channel, String text) {
        assertThat(ClientCalls.blockingUnaryCall(
                        channel, EchoCalls.method(MethodType.UNARY, "Say"), EchoCalls.options(), text))
                .startsWith(text + " ");
    }

    private static void count(ManagedChannel channel) {
        Iterator<String> answers = ClientCalls.blockingServerStreamingCall(
                channel, EchoCalls.method(MethodType.SERVER_STREAMING, "Count"), EchoCalls.options(), "50");
        for (int i = 0; i < 50; i++) {
            assertThat(answers.next()).endsWith("m" + i);
        }
        assertThat(answers).isExhausted();
    }
}

package dev.gw.runtime.server;

import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A gRPC service of each kind of call, whose messages are texts. */
final class EchoCalls {
    static final Metadata.Key<String> TOLD = Metadata.Key.of("told", Metadata.ASCII_STRING_MARSHALLER);
    static final Metadata.Key<byte[]> OCTETS = Metadata.Key.of("octets-bin", Metadata.BINARY_BYTE_MARSHALLER);
    static final Metadata.Key<String> PACK = Metadata.Key.of("pack", Metadata.ASCII_STRING_MARSHALLER);
    static final Context.Key<Metadata> HEADERS = Context.key("headers");

    final CountDownLatch cancelled = new CountDownLatch(1);

    static MethodDescriptor<String, String> method(MethodType type, String name) {
        return MethodDescriptor.<String, String>newBuilder()
                .setType(type)
                .setFullMethodName("echo.Echo/" + name)
                .setRequestMarshaller(new Texts())
                .setResponseMarshaller(new Texts())
                .build();
    }

    static CallOptions options() {
        return CallOptions.DEFAULT;
    }

    ServerServiceDefinition service() {
        ServerServiceDefinition calls = ServerServiceDefinition.builder("echo.Echo")
                .addMethod(method(MethodType.UNARY, "Say"), ServerCalls.asyncUnaryCall(EchoCalls::say))
                .addMethod(method(MethodType.UNARY, "Fail"), ServerCalls.asyncUnaryCall(EchoCalls::fail))
                .addMethod(method(MethodType.UNARY, "Deadline"), ServerCalls.asyncUnaryCall(EchoCalls::deadline))
                .addMethod(method(MethodType.UNARY, "Wait"), ServerCalls.asyncUnaryCall(this::waitForever))
                .addMethod(
                        method(MethodType.SERVER_STREAMING, "Flood"), ServerCalls.asyncServerStreamingCall(this::flood))
                .addMethod(
                        method(MethodType.SERVER_STREAMING, "Count"),
                        ServerCalls.asyncServerStreamingCall(EchoCalls::count))
                .addMethod(
                        method(MethodType.CLIENT_STREAMING, "Join"),
                        ServerCalls.asyncClientStreamingCall(EchoCalls::join))
                .addMethod(method(MethodType.BIDI_STREAMING, "Talk"), ServerCalls.asyncBidiStreamingCall(this::talk))
                .build();
        return ServerInterceptors.intercept(calls, new Listening());
    }

    private static void say(String text, StreamObserver<String> answers) {
        Metadata headers = HEADERS.get();
        String via = headers.get(Metadata.Key.of("via", Metadata.ASCII_STRING_MARSHALLER));
        String proto = headers.get(Metadata.Key.of("x-forwarded-proto", Metadata.ASCII_STRING_MARSHALLER));
        answers.onNext(text + " via " + via + " over " + proto);
        answers.onCompleted();
    }

    private static void deadline(String text, StreamObserver<String> answers) {
        Deadline deadline = Context.current().getDeadline();
        answers.onNext(deadline == null ? "none" : deadline.timeRemaining(TimeUnit.SECONDS) + " s");
        answers.onCompleted();
    }

    private void waitForever(String text, StreamObserver<String> answers) {
        ((ServerCallStreamObserver<String>) answers).setOnCancelHandler(cancelled::countDown);
    }

    private void flood(String text, StreamObserver<String> answers) {
        ServerCallStreamObserver<String> flow = (ServerCallStreamObserver<String>) answers;
        flow.setOnCancelHandler(cancelled::countDown);
        flow.setOnReadyHandler(() -> {
            while (flow.isReady() && !flow.isCancelled()) {
                flow.onNext("m".repeat(1000));
            }
        });
    }

    private static void fail(String text, StreamObserver<String> answers) {
        Metadata trailers = new Metadata();
        trailers.put(TOLD, "so");
        answers.onError(Status.RESOURCE_EXHAUSTED.withDescription(text).asRuntimeException(trailers));
    }

    private static void count(String to, StreamObserver<String> answers) {
        int most = Integer.parseInt(to);
        for (int i = 0; i < most; i++) {
            answers.onNext("m".repeat(1000) + i);
        }
        answers.onCompleted();
    }

    private static StreamObserver<String> join(StreamObserver<String> answers) {
        StringBuilder all = new StringBuilder();
        return new Receiving(
                all::append,
                () -> {
                    answers.onNext(all.toString());
                    answers.onCompleted();
                },
                () -> {});
    }

    private StreamObserver<String> talk(StreamObserver<String> answers) {
        return new Receiving(text -> answers.onNext("re " + text), answers::onCompleted, cancelled::countDown);
    }

    private interface Taking {
        void take(String text);
    }

    private record Receiving(Taking taking, Runnable atEnd, Runnable atError) implements StreamObserver<String> {
        @Override
        public void onNext(String text) {
            taking.take(text);
        }

        @Override
        public void onError(Throwable problem) {
            atError.run();
        }

        @Override
        public void onCompleted() {
            atEnd.run();
        }
    }

    /** Keeps the headers for the calls; octets come back in header and trailer, and messages packed where that is asked for. */
    private static final class Listening implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (headers.containsKey(PACK)) {
                call.setCompression("gzip");
            }
            ServerCall<Q, A> answering =
                    headers.containsKey(OCTETS) ? new Returning<>(call, headers.get(OCTETS)) : call;
            return Contexts.interceptCall(Context.current().withValue(HEADERS, headers), answering, headers, next);
        }
    }

    private static final class Returning<Q, A> extends SimpleForwardingServerCall<Q, A> {
        private final byte[] octets;

        Returning(ServerCall<Q, A> call, byte[] octets) {
            super(call);
            this.octets = octets.clone();
        }

        @Override
        public void sendHeaders(Metadata headers) {
            headers.put(OCTETS, octets);
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            trailers.put(OCTETS, octets);
            super.close(status, trailers);
        }
    }

    private static final class Texts implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}

package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calls of gRPC may bring along: deadlines, large and packed messages, octets in their metadata. */
class GrpcEdgesTest {
    private final ServedEchoes served = new ServedEchoes();

    @BeforeEach
    void serve() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static String ask(Channel channel, String name) {
        return ClientCalls.blockingUnaryCall(
                channel, EchoCalls.method(MethodType.UNARY, name), EchoCalls.options(), "x");
    }

    @Test
    void theServiceKnowsTheDeadline() {
        String left = ClientCalls.blockingUnaryCall(
                served.plain(),
                EchoCalls.method(MethodType.UNARY, "Deadline"),
                EchoCalls.options().withDeadlineAfter(100, TimeUnit.SECONDS),
                "x");

        assertThat(left).matches("9\\d s");
    }

    @Test
    void aDeadlineThatPassesEndsTheCallOnBothSides() throws Exception {
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        served.plain(),
                        EchoCalls.method(MethodType.UNARY, "Wait"),
                        EchoCalls.options().withDeadlineAfter(300, TimeUnit.MILLISECONDS),
                        "x"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        late -> assertThat(late.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
        assertThat(served.calls().cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void messagesMayBeLarge() {
        Channel channel = served.plain();
        String large = "0123456789".repeat(1_500_000);
        for (int i = 0; i < 3; i++) {
            assertThat(ServedEchoes.say(channel, large)).startsWith(large).hasSizeLessThan(large.length() + 100);
        }
    }

    @Test
    void messagesMayBePacked() {
        Metadata asked = new Metadata();
        asked.put(EchoCalls.PACK, "yes");
        AtomicReference<Metadata> headers = new AtomicReference<>();
        Channel channel = ClientInterceptors.intercept(
                served.plain(),
                MetadataUtils.newAttachHeadersInterceptor(asked),
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
        String said = ClientCalls.blockingUnaryCall(
                channel,
                EchoCalls.method(MethodType.UNARY, "Say"),
                EchoCalls.options().withCompression("gzip"),
                "z".repeat(100_000));

        assertThat(said).hasSize(100_000 + " via 2 kong/3.9.1 over http".length());
        assertThat(headers.get().get(Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("gzip");
    }

    private static byte[] everyOctet() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    @Test
    void metadataMayBeOctets() {
        byte[] all = everyOctet();
        Metadata asked = new Metadata();
        asked.put(EchoCalls.OCTETS, all);
        AtomicReference<Metadata> headers = new AtomicReference<>();
        AtomicReference<Metadata> trailers = new AtomicReference<>();
        ClientInterceptor seen = MetadataUtils.newCaptureMetadataInterceptor(headers, trailers);
        ask(
                ClientInterceptors.intercept(served.plain(), MetadataUtils.newAttachHeadersInterceptor(asked), seen),
                "Say");

        assertThat(headers.get().get(EchoCalls.OCTETS)).isEqualTo(all);
        assertThat(trailers.get().get(EchoCalls.OCTETS)).isEqualTo(all);
    }

    @Test
    void anAnswerMayBeItsTrailersOnly() {
        assertThatThrownBy(() -> ask(served.plain(), "Unknown"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
    }

    @Test
    void aStreamThatNobodyReadsWaitsAndEndsWhenItIsCancelled() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        AtomicReference<ClientCallStreamObserver<String>> call = new AtomicReference<>();
        ClientCalls.asyncServerStreamingCall(
                served.plain().newCall(EchoCalls.method(MethodType.SERVER_STREAMING, "Flood"), EchoCalls.options()),
                "x",
                new ClientResponseObserver<String, String>() {
                    @Override
                    public void beforeStart(ClientCallStreamObserver<String> its) {
                        its.disableAutoRequestWithInitial(1);
                        call.set(its);
                    }

                    @Override
                    public void onNext(String text) {
                        first.countDown();
                    }

                    @Override
                    public void onError(Throwable cancelled) {
                        // by this test
                    }

                    @Override
                    public void onCompleted() {
                        // a flood has no end
                    }
                });
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        call.get().cancel("enough", null);

        assertThat(served.calls().cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamOfLargeMessagesIsReadAtTheClientsPace() {
        Iterator<String> answers = ClientCalls.blockingServerStreamingCall(
                served.plain(), EchoCalls.method(MethodType.SERVER_STREAMING, "Flood"), EchoCalls.options(), "x");
        for (int i = 0; i < 3000; i++) {
            assertThat(answers.next()).hasSize(1000);
        }
    }

    @Test
    void aClientOfHttp1IsToldToUpgrade() throws Exception {
        String request = String.join(
                "\r\n",
                "POST /echo.Echo/Say HTTP/1.1",
                "Host: h",
                "Content-Type: application/grpc",
                "Content-Length: 0",
                "Connection: close",
                "",
                "");
        String answer = served.proxy().raw(request);

        assertThat(answer).startsWith("HTTP/1.1 426 ").contains("Upgrade: HTTP/2\r\n", "Please use HTTP2 protocol");
    }
}

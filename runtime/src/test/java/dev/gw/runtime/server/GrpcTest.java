package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.server.FrameClient.Answer;
import io.grpc.Channel;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsServerCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** gRPC through the gateway, spoken by a client and a server that others wrote. */
class GrpcTest {
    private final RunningProxy proxy = new RunningProxy();
    private final EchoCalls calls = new EchoCalls();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private Server server;

    @AfterEach
    void stop() {
        channels.forEach(ManagedChannel::shutdownNow);
        if (server != null) {
            server.shutdownNow();
        }
        proxy.close();
    }

    @Test
    void aCallGetsItsAnswer() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        assertThat(say(plain(), "hello")).isEqualTo("hello via 2 kong/3.9.1 over http");
    }

    @Test
    void manyCallsShareTheConnectionToTheService() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        Channel channel = plain();
        for (int i = 0; i < 300; i++) {
            assertThat(say(channel, "n" + i)).startsWith("n" + i + " ");
        }
    }

    @Test
    void aFailedCallBringsItsStatusAndItsTrailers() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        plain(), EchoCalls.method(MethodType.UNARY, "Fail"), EchoCalls.options(), "too much"))
                .isInstanceOfSatisfying(StatusRuntimeException.class, failure -> {
                    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                    assertThat(failure.getStatus().getDescription()).isEqualTo("too much");
                    assertThat(Objects.requireNonNull(failure.getTrailers()).get(EchoCalls.TOLD))
                            .isEqualTo("so");
                });
    }

    @Test
    void aServiceMayAnswerWithAStream() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        Iterator<String> answers = ClientCalls.blockingServerStreamingCall(
                plain(), EchoCalls.method(MethodType.SERVER_STREAMING, "Count"), EchoCalls.options(), "1500");
        int seen = 0;
        while (answers.hasNext()) {
            assertThat(answers.next()).endsWith("m" + seen++);
        }
        assertThat(seen).isEqualTo(1500);
    }

    @Test
    void aClientMaySendAStream() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        Answers answers = new Answers();
        StreamObserver<String> requests = ClientCalls.asyncClientStreamingCall(
                plain().newCall(EchoCalls.method(MethodType.CLIENT_STREAMING, "Join"), EchoCalls.options()), answers);
        for (int i = 0; i < 5; i++) {
            requests.onNext("" + i);
        }
        requests.onCompleted();
        assertThat(answers.next()).isEqualTo("01234");
        assertThat(answers.next()).isEqualTo("end");
    }

    @Test
    void bothMayTalkAtOnce() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        Answers answers = new Answers();
        StreamObserver<String> requests = talk(answers);
        for (int i = 0; i < 20; i++) {
            requests.onNext("m" + i);
            assertThat(answers.next()).isEqualTo("re m" + i);
        }
        requests.onCompleted();
        assertThat(answers.next()).isEqualTo("end");
    }

    @Test
    void theServiceHearsThatAClientHangsUp() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        Answers answers = new Answers();
        StreamObserver<String> requests = talk(answers);
        requests.onNext("a");
        assertThat(answers.next()).isEqualTo("re a");
        requests.onError(new InterruptedException("enough"));
        assertThat(calls.cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void overTlsOnBothSides() throws Exception {
        serve("grpcs", TlsServerCredentials.create(pem("rsa.cert.pem"), pem("rsa-pkcs8.key.pem")), "");
        assertThat(say(secure(), "hi")).isEqualTo("hi via 2 kong/3.9.1 over https");
    }

    @Test
    void theServiceMayAskForTheGatewaysCertificate() throws Exception {
        ServerCredentials strict = TlsServerCredentials.newBuilder()
                .keyManager(pem("rsa.cert.pem"), pem("rsa-pkcs8.key.pem"))
                .trustManager(pem("rsa.cert.pem"))
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
        serve("grpcs", strict, "");
        assertThatThrownBy(() -> say(secure(), "hi"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getDescription())
                                .contains("An invalid response was received from the upstream server"));
        server.shutdownNow();
        serve("grpcs", strict, """
                  client_certificate: {id: 7ac44cd5-8a3a-4d5a-9c1a-0f6a0b1c2d3e}
                certificates:
                - id: 7ac44cd5-8a3a-4d5a-9c1a-0f6a0b1c2d3e
                  cert: |
                %s
                  key: |
                %s
                """.formatted(text("rsa.cert.pem"), text("rsa-pkcs8.key.pem")));
        assertThat(say(secure(), "hi")).startsWith("hi ");
    }

    @Test
    void anAnswerOfTheGatewayIsAStatusOfGrpc() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        server.shutdownNow().awaitTermination();
        Answer answer = ask("/echo.Echo/Say", "application/grpc");
        assertThat(answer.status()).isEqualTo("502");
        assertThat(answer.headers().get("grpc-status")).hasToString("13");
        assertThat(answer.headers().get("grpc-message"))
                .hasToString("An invalid response was received from the upstream server");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aCallThatNoRouteTakesIsNotFound() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        Answer answer = ask("/other.Service/Say", "application/grpc+proto");
        assertThat(answer.status()).isEqualTo("404");
        assertThat(answer.headers().get("content-type")).hasToString("application/grpc");
        assertThat(answer.headers().get("grpc-status")).hasToString("5");
        assertThat(answer.headers().get("grpc-message")).hasToString("NotFound");
    }

    @Test
    void whatIsNoGrpcIsRefused() throws Exception {
        serve("grpc", InsecureServerCredentials.create(), "");
        Answer answer = ask("/echo.Echo/Say", "application/json");
        assertThat(answer.status()).isEqualTo("415");
        assertThat(answer.body()).contains("Non-gRPC request matched gRPC route");
    }

    @Test
    void aRouteForTlsOnlySaysSo() throws Exception {
        serve("grpcs", TlsServerCredentials.create(pem("rsa.cert.pem"), pem("rsa-pkcs8.key.pem")), "");
        Answer answer = ask("/echo.Echo/Say", "application/grpc");
        assertThat(answer.status()).isEqualTo("200");
        assertThat(answer.headers().get("grpc-status")).hasToString("1");
        assertThat(answer.headers().get("grpc-message")).hasToString("gRPC request matched gRPCs route");
    }

    private Answer ask(String path, String type) throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            int end = Frames.END_HEADERS | Frames.END_STREAM;
            client.send(Frames.frame(Frames.HEADERS, end, 1, Frames.request("POST", path, "content-type", type)));
            return client.answer(1);
        }
    }

    private StreamObserver<String> talk(Answers answers) {
        return ClientCalls.asyncBidiStreamingCall(
                plain().newCall(EchoCalls.method(MethodType.BIDI_STREAMING, "Talk"), EchoCalls.options()), answers);
    }

    private static String say(Channel channel, String text) {
        return ClientCalls.blockingUnaryCall(
                channel, EchoCalls.method(MethodType.UNARY, "Say"), EchoCalls.options(), text);
    }

    private Channel plain() {
        ManagedChannel channel = OkHttpChannelBuilder.forAddress("127.0.0.1", proxy.http2Port())
                .usePlaintext()
                .build();
        channels.add(channel);
        return channel;
    }

    private Channel secure() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        ManagedChannel channel = OkHttpChannelBuilder.forAddress("localhost", proxy.securePort())
                .sslSocketFactory(context.getSocketFactory())
                .hostnameVerifier((name, session) -> true)
                .build();
        channels.add(channel);
        return channel;
    }

    private void serve(String protocol, ServerCredentials credentials, String more) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = OkHttpServerBuilder.forPort(any, credentials)
                .addService(calls.service())
                .build()
                .start();
        proxy.load("""
                _format_version: "3.0"
                services:
                - name: echo
                  protocol: %1$s
                  host: pool
                  retries: 0
                  routes: [{name: calls, protocols: [%1$s], paths: [/echo.Echo]}]
                upstreams:
                - name: pool
                  targets: [{target: "127.0.0.1:%2$d"}]
                %3$s
                """.formatted(protocol, server.getPort(), more));
    }

    private static InputStream pem(String name) {
        return Objects.requireNonNull(GrpcTest.class.getResourceAsStream("/tls/" + name));
    }

    private static String text(String name) throws Exception {
        try (InputStream in = pem(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .strip()
                    .indent(4);
        }
    }

    /** Takes down what comes. */
    private static final class Answers implements StreamObserver<String> {
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

        String next() throws InterruptedException {
            return seen.poll(10, TimeUnit.SECONDS);
        }
    }
}

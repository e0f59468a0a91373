package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.server.FrameClient.Answer;
import io.grpc.Channel;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCredentials;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsServerCredentials;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** gRPC through the gateway, spoken by a client and a server that others wrote. */
class GrpcTest {
    private final ServedEchoes served = new ServedEchoes();

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aCallGetsItsAnswer() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        assertThat(ServedEchoes.say(served.plain(), "hello")).isEqualTo("hello via 2 kong/3.9.1 over http");
    }

    @Test
    void manyCallsShareTheConnectionToTheService() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        Channel channel = served.plain();
        for (int i = 0; i < 300; i++) {
            assertThat(ServedEchoes.say(channel, "n" + i)).startsWith("n" + i + " ");
        }
    }

    @Test
    void aFailedCallBringsItsStatusAndItsTrailers() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        served.plain(), EchoCalls.method(MethodType.UNARY, "Fail"), EchoCalls.options(), "too much"))
                .isInstanceOfSatisfying(StatusRuntimeException.class, failure -> {
                    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                    assertThat(failure.getStatus().getDescription()).isEqualTo("too much");
                    assertThat(Objects.requireNonNull(failure.getTrailers()).get(EchoCalls.TOLD))
                            .isEqualTo("so");
                });
    }

    @Test
    void aServiceMayAnswerWithAStream() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        Iterator<String> answers = ClientCalls.blockingServerStreamingCall(
                served.plain(), EchoCalls.method(MethodType.SERVER_STREAMING, "Count"), EchoCalls.options(), "1500");
        int seen = 0;
        while (answers.hasNext()) {
            assertThat(answers.next()).endsWith("m" + seen++);
        }
        assertThat(seen).isEqualTo(1500);
    }

    @Test
    void aClientMaySendAStream() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        Heard answers = new Heard();
        StreamObserver<String> requests = ClientCalls.asyncClientStreamingCall(
                served.plain().newCall(EchoCalls.method(MethodType.CLIENT_STREAMING, "Join"), EchoCalls.options()),
                answers);
        for (int i = 0; i < 5; i++) {
            requests.onNext("" + i);
        }
        requests.onCompleted();
        assertThat(answers.next()).isEqualTo("01234");
        assertThat(answers.next()).isEqualTo("end");
    }

    @Test
    void bothMayTalkAtOnce() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        Heard answers = new Heard();
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
        served.serve("grpc", InsecureServerCredentials.create(), "");
        Heard answers = new Heard();
        StreamObserver<String> requests = talk(answers);
        requests.onNext("a");
        assertThat(answers.next()).isEqualTo("re a");
        requests.onError(new InterruptedException("enough"));
        assertThat(served.calls().cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void overTlsOnBothSides() throws Exception {
        served.serve(
                "grpcs",
                TlsServerCredentials.create(ServedEchoes.pem("rsa.cert.pem"), ServedEchoes.pem("rsa-pkcs8.key.pem")),
                "");
        assertThat(ServedEchoes.say(served.secure(), "hi")).isEqualTo("hi via 2 kong/3.9.1 over https");
    }

    @Test
    void theServiceMayAskForTheGatewaysCertificate() throws Exception {
        ServerCredentials strict = TlsServerCredentials.newBuilder()
                .keyManager(ServedEchoes.pem("rsa.cert.pem"), ServedEchoes.pem("rsa-pkcs8.key.pem"))
                .trustManager(ServedEchoes.pem("rsa.cert.pem"))
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
        served.serve("grpcs", strict, "");
        assertThatThrownBy(() -> ServedEchoes.say(served.secure(), "hi"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getDescription())
                                .contains("An invalid response was received from the upstream server"));
        served.endService();
        served.serve("grpcs", strict, """
                  client_certificate: {id: 7ac44cd5-8a3a-4d5a-9c1a-0f6a0b1c2d3e}
                certificates:
                - id: 7ac44cd5-8a3a-4d5a-9c1a-0f6a0b1c2d3e
                  cert: |
                %s
                  key: |
                %s
                """.formatted(
                        ServedEchoes.text("rsa.cert.pem"), ServedEchoes.text("rsa-pkcs8.key.pem")));
        assertThat(ServedEchoes.say(served.secure(), "hi")).startsWith("hi ");
    }

    @Test
    void anAnswerOfTheGatewayIsAStatusOfGrpc() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        served.endService();
        Answer answer = served.ask("/echo.Echo/Say", "application/grpc");
        assertThat(answer.status()).isEqualTo("502");
        assertThat(answer.headers().get("grpc-status")).hasToString("13");
        assertThat(answer.headers().get("grpc-message"))
                .hasToString("An invalid response was received from the upstream server");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aCallThatNoRouteTakesIsNotFound() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        Answer answer = served.ask("/other.Service/Say", "application/grpc+proto");
        assertThat(answer.status()).isEqualTo("404");
        assertThat(answer.headers().get("content-type")).hasToString("application/grpc");
        assertThat(answer.headers().get("grpc-status")).hasToString("5");
        assertThat(answer.headers().get("grpc-message")).hasToString("NotFound");
    }

    @Test
    void whatIsNoGrpcIsRefused() throws Exception {
        served.serve("grpc", InsecureServerCredentials.create(), "");
        Answer answer = served.ask("/echo.Echo/Say", "application/json");
        assertThat(answer.status()).isEqualTo("415");
        assertThat(answer.body()).contains("Non-gRPC request matched gRPC route");
    }

    @Test
    void aRouteForTlsOnlySaysSo() throws Exception {
        served.serve(
                "grpcs",
                TlsServerCredentials.create(ServedEchoes.pem("rsa.cert.pem"), ServedEchoes.pem("rsa-pkcs8.key.pem")),
                "");
        Answer answer = served.ask("/echo.Echo/Say", "application/grpc");
        assertThat(answer.status()).isEqualTo("200");
        assertThat(answer.headers().get("grpc-status")).hasToString("1");
        assertThat(answer.headers().get("grpc-message")).hasToString("gRPC request matched gRPCs route");
    }

    private StreamObserver<String> talk(Heard answers) {
        return ClientCalls.asyncBidiStreamingCall(
                served.plain().newCall(EchoCalls.method(MethodType.BIDI_STREAMING, "Talk"), EchoCalls.options()),
                answers);
    }
}

package dev.gw.runtime.server;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients that hang up in the middle of what they say, or of what they are told. */
final class RudeTalk {
    private static final String HALF_OF_A_BODY =
            "POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n" + "b".repeat(200_000);
    private static final String MANY_REQUESTS =
            ("POST /post HTTP/1.1\r\nHost: h\r\nContent-Length: 50000\r\n\r\n" + "b".repeat(50_000)).repeat(6);
    private static final String HALF_OF_A_FRAME = "GET /chat HTTP/1.1\r\nHost: h\r\nConnection: upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            + "\u0081\u00fe\u00ff\u00ff1234" + "f".repeat(40_000);

    private final ReloadedGateway gateway;

    RudeTalk(ReloadedGateway gateway) {
        this.gateway = gateway;
    }

    int until(AtomicBoolean over) throws Exception {
        int ended = 0;
        while (!over.get()) {
            hangUp(gateway.port(), HALF_OF_A_BODY);
            hangUp(gateway.port(), MANY_REQUESTS);
            hangUp(gateway.port(), HALF_OF_A_FRAME);
            hangUp(gateway.streamPort(), MANY_REQUESTS);
            cancel();
            ended += 5;
        }
        return ended;
    }

    /** Says it, hears a little of the answer where one comes soon, and resets the connection. */
    private static void hangUp(int port, String said) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            socket.setSoTimeout(20);
            OutputStream out = socket.getOutputStream();
            out.write(said.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().read();
        } catch (SocketTimeoutException | SocketException nothingYet) {
            // then it is reset without
        }
    }

    /** Has a long stream sent to it, and cancels the call at its first message. */
    private void cancel() throws InterruptedException {
        ManagedChannel channel = OkHttpChannelBuilder.forAddress("127.0.0.1", gateway.http2Port())
                .usePlaintext()
                .build();
        CountDownLatch ended = new CountDownLatch(1);
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(EchoCalls.method(MethodType.SERVER_STREAMING, "Count"), EchoCalls.options()),
                "1000",
                new StreamObserver<String>() {
                    @Override
                    public void onNext(String first) {
                        throw Status.CANCELLED.asRuntimeException();
                    }

                    @Override
                    public void onError(Throwable expected) {
                        ended.countDown();
                    }

                    @Override
                    public void onCompleted() {
                        ended.countDown();
                    }
                });
        ended.await(10, TimeUnit.SECONDS);
        channel.shutdownNow();
    }
}

package dev.gw.runtime.server;

import dev.gw.runtime.server.FrameClient.Answer;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/** A gRPC service that others wrote behind a gateway, and channels to it that others wrote too. */
final class ServedEchoes implements AutoCloseable {
    private static final int LARGEST = 32 * 1024 * 1024;

    private final RunningProxy proxy = new RunningProxy();
    private final EchoCalls calls = new EchoCalls();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private Server server;

    EchoCalls calls() {
        return calls;
    }

    RunningProxy proxy() {
        return proxy;
    }

    /** Ends the service; the gateway stays. */
    void endService() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        if (server != null) {
            server.shutdownNow();
        }
        proxy.close();
    }

    Answer ask(String path, String type) throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            int end = Frames.END_HEADERS | Frames.END_STREAM;
            client.send(Frames.frame(Frames.HEADERS, end, 1, Frames.request("POST", path, "content-type", type)));
            return client.answer(1);
        }
    }

    /** Asks for one answer. */
    static String say(Channel channel, String text) {
        return ClientCalls.blockingUnaryCall(
                channel, EchoCalls.method(MethodType.UNARY, "Say"), EchoCalls.options(), text);
    }

    /** A channel without TLS. */
    Channel plain() {
        ManagedChannel channel = OkHttpChannelBuilder.forAddress("127.0.0.1", proxy.http2Port())
                .usePlaintext()
                .maxInboundMessageSize(LARGEST)
                .build();
        channels.add(channel);
        return channel;
    }

    /** A channel over TLS. */
    Channel secure() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        ManagedChannel channel = OkHttpChannelBuilder.forAddress("localhost", proxy.securePort())
                .sslSocketFactory(context.getSocketFactory())
                .hostnameVerifier((name, session) -> true)
                .build();
        channels.add(channel);
        return channel;
    }

    /** Begins to serve; with more entities in the configuration. */
    void serve(String protocol, ServerCredentials credentials, String more) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = OkHttpServerBuilder.forPort(any, credentials)
                .addService(calls.service())
                .maxInboundMessageSize(LARGEST)
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

    static InputStream pem(String name) {
        return Objects.requireNonNull(ServedEchoes.class.getResourceAsStream("/tls/" + name));
    }

    static String text(String name) throws Exception {
        try (InputStream in = pem(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().indent(4);
        }
    }
}

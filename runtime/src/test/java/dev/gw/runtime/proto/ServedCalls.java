package dev.gw.runtime.proto;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A gRPC service of grpc-java that sends messages back as they came, behind a gateway with one plugin. */
public final class ServedCalls implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Server service;
    private final GatewayServer gateway;

    /** Serves the plugin on a route for everything. */
    public ServedCalls(String plugin) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        service = OkHttpServerBuilder.forPort(any, InsecureServerCredentials.create())
                .addService(calls())
                .build()
                .start();
        String yaml = """
                _format_version: "3.0"
                services:
                - {name: shop, protocol: grpc, host: 127.0.0.1, port: %d, retries: 0, routes: [{name: r, protocols: [http], paths: [/]}]}
                plugins: [%s]
                """.formatted(service.getPort(), plugin);
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        gateway = GatewayServer.start(
                outcome.bundle().orElseThrow(() -> new AssertionError(outcome.violations())),
                List.of(ListenAddress.plain(any)),
                List.of(),
                1,
                List.of(),
                GatewaySettings.USUAL);
    }

    private static ServerServiceDefinition calls() {
        return ServerServiceDefinition.builder("shop.Orders")
                .addMethod(method(MethodType.UNARY, "Get"), ServerCalls.asyncUnaryCall((message, answers) -> {
                    answers.onNext(message);
                    answers.onCompleted();
                }))
                .addMethod(
                        method(MethodType.SERVER_STREAMING, "List"),
                        ServerCalls.asyncServerStreamingCall((message, answers) -> {
                            answers.onNext(message);
                            answers.onNext(message);
                            answers.onCompleted();
                        }))
                .addMethod(
                        method(MethodType.UNARY, "Fail"),
                        ServerCalls.asyncUnaryCall((message, answers) -> answers.onError(Status.NOT_FOUND
                                .withDescription("no such order")
                                .asRuntimeException())))
                .build();
    }

    private static MethodDescriptor<byte[], byte[]> method(MethodType type, String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(type)
                .setFullMethodName("shop.Orders/" + name)
                .setRequestMarshaller(new Octets())
                .setResponseMarshaller(new Octets())
                .build();
    }

    /** Sends a request. */
    public HttpResponse<byte[]> ask(String verb, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.proxyPorts().get(0) + path))
                .method(verb, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        gateway.close();
        service.shutdownNow();
    }

    private static final class Octets implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}

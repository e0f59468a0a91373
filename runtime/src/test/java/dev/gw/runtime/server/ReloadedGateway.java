package dev.gw.runtime.server;

import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.settings.Entrance;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.socket.SocketIo;
import dev.gw.runtime.stream.StreamAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A gateway with all its ports, whose configurations come by its Admin API, each with other plugins than the last. */
final class ReloadedGateway implements AutoCloseable {
    private static final List<String> PLUGINS = List.of(
            "[]",
            "[{name: correlation-id, config: {echo_downstream: true}}]",
            "[{name: pre-function, config: {access: ['kong.service.request.set_header(\"x-lua\", \"1\")']}},"
                    + " {name: prometheus, config: {status_code_metrics: true}}]",
            "[{name: rate-limiting, config: {policy: local, second: 1000000}},"
                    + " {name: response-transformer, config: {add: {headers: ['x-more: 1']}}}]");

    private final GatewayServer server;
    private final HttpClient operator = HttpClient.newHttpClient();
    private final int bodies;
    private final int sockets;
    private final int calls;

    /**
     * Starts it.
     *
     * @param bodies the port that answers requests, and connections
     * @param sockets the port of WebSockets
     * @param calls the port of gRPC
     * @param io how it talks to sockets
     */
    ReloadedGateway(int bodies, int sockets, int calls, SocketIo io) {
        this.bodies = bodies;
        this.sockets = sockets;
        this.calls = calls;
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = GatewayServer.start(
                new Bundle(MapNode.empty(), List.of()),
                new Listeners(
                        List.of(ListenAddress.plain(any), new ListenAddress(any, false, true)),
                        List.of(ListenAddress.plain(any)),
                        List.of(),
                        List.of(new StreamAddress(any, StreamAddress.Kind.TCP))),
                2,
                List.of(),
                GatewaySettings.USUAL.with(Entrance.USUAL.by(List.of(io))),
                Doubles.NONE);
        int status = reload(0);
        if (status != 201) {
            throw new IllegalStateException("the first configuration got " + status);
        }
    }

    int port() {
        return server.proxyPorts().get(0);
    }

    int http2Port() {
        return server.proxyPorts().get(1);
    }

    int streamPort() {
        return server.streamPorts().get(0);
    }

    /** Posts the next configuration, and gives the answer's status. */
    int reload(int turn) {
        String yaml = """
                _format_version: "3.0"
                services:
                - {name: bodies, url: "http://127.0.0.1:%1$d", routes: [{name: bodies, paths: [/post]}]}
                - {name: sockets, url: "http://127.0.0.1:%2$d", routes: [{name: sockets, paths: [/chat]}]}
                - name: calls
                  url: "grpc://127.0.0.1:%3$d"
                  routes: [{name: calls, protocols: [grpc], paths: [/echo.Echo]}]
                - name: relayed
                  url: "tcp://127.0.0.1:%1$d"
                  routes: [{name: relayed, protocols: [tcp], destinations: [{port: %4$d}]}]
                plugins: %5$s
                """.formatted(bodies, sockets, calls, streamPort(), PLUGINS.get(turn % PLUGINS.size()));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.adminPorts().get(0) + "/config"))
                .header("content-type", "text/yaml")
                .POST(BodyPublishers.ofString(yaml))
                .build();
        try {
            return operator.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

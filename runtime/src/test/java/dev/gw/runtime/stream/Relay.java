package dev.gw.runtime.stream;

import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.lua.PluginFolders;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.Entrance;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.socket.SocketIo;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A gateway with a port for connections, one for TLS and one for datagrams. */
final class Relay implements AutoCloseable {
    private static final int WAIT_MILLIS = 10_000;

    private final GatewayServer server;

    private final List<String> log = new CopyOnWriteArrayList<>();

    Relay(String yaml) {
        this(yaml, Map.of());
    }

    Relay(String yaml, SocketIo io) {
        this(yaml, Map.of(), GatewaySettings.USUAL.with(Entrance.USUAL.by(List.of(io))));
    }

    /**
     * Starts it.
     *
     * @param plugins Lua files of plugins, by plugin and by name without ending
     */
    Relay(String yaml, Map<String, Map<String, String>> plugins) {
        this(yaml, plugins, GatewaySettings.USUAL);
    }

    private Relay(String yaml, Map<String, Map<String, String>> plugins, GatewaySettings settings) {
        PluginFolders folders = new PluginFolders(plugins);
        Bundle bundle = folders.bundle("_format_version: \"3.0\"\n" + yaml);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = GatewayServer.start(
                bundle,
                folders.types(bundle, log::add, Set.of()),
                new Listeners(
                        List.of(),
                        List.of(ListenAddress.plain(any)),
                        List.of(),
                        List.of(
                                new StreamAddress(any, StreamAddress.Kind.TCP),
                                new StreamAddress(any, StreamAddress.Kind.TLS),
                                new StreamAddress(any, StreamAddress.Kind.UDP))),
                1,
                List.of(),
                settings,
                Doubles.NONE);
    }

    /** What Lua code has logged. */
    List<String> log() {
        return log;
    }

    int tcp() {
        return server.streamPorts().get(0);
    }

    int tls() {
        return server.streamPorts().get(1);
    }

    int udp() {
        return server.streamPorts().get(2);
    }

    int admin() {
        return server.adminPorts().get(0);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), tcp());
        socket.setSoTimeout(WAIT_MILLIS);
        return socket;
    }

    /** A TLS connection that trusts everybody. */
    SSLSocket connect(String serverName) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), tls());
        socket.setSoTimeout(WAIT_MILLIS);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** Sends a text and reads as many octets as are expected. */
    static String exchange(Socket socket, String text, int expected) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readNBytes(expected), StandardCharsets.UTF_8);
    }

    /** A certificate and its key, as an entry of certificates with a server name. */
    static String certificate(String serverName) {
        return "certificates:\n- cert: |\n" + pem("rsa.cert.pem") + "  key: |\n" + pem("rsa-pkcs1.key.pem")
                + "  snis: [{name: " + serverName + "}]\n";
    }

    private static String pem(String name) {
        try (InputStream in = Objects.requireNonNull(Relay.class.getResourceAsStream("/tls/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("(?m)^(?=.)", "    ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

package dev.gw.runtime.impact.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.stream.StreamAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of a connection is what a running gateway does with it, before the change and after it. */
class ConnectionPredictionTest {
    private static final List<String> SOURCES = List.of("127.0.0.1", "127.0.0.2");
    private static final List<String> NAMES = List.of("a.test", "b.a.test", "c.test");

    @Test
    void aGatewayTakesConnectionsAsPredicted() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Listeners listeners = new Listeners(
                List.of(),
                List.of(ListenAddress.plain(any)),
                List.of(),
                List.of(
                        new StreamAddress(any, StreamAddress.Kind.TCP),
                        new StreamAddress(any, StreamAddress.Kind.TLS)));
        try (ServerSocket one = greeting("one");
                ServerSocket two = greeting("two");
                GatewayServer server = GatewayServer.start(
                        Tables.bundle("_format_version: '3.0'"),
                        listeners,
                        1,
                        List.of(),
                        GatewaySettings.USUAL,
                        Doubles.NONE)) {
            int tcp = server.streamPorts().get(0);
            int tls = server.streamPorts().get(1);
            String first = table(one, "protocols: [tls], snis: [a.test, '*.a.test']")
                    + table(two, "protocols: [tcp], sources: [{ip: 127.0.0.2}], destinations: [{port: " + tcp + "}]");
            String second = table(one, "protocols: [tls], snis: [c.test], destinations: [{port: " + tls + "}]")
                    + table(two, "protocols: [tcp, tls], sources: [{ip: 127.0.0.0/31}]");
            Asker asker = new Asker(tcp, tls);
            Set<String> heard = new HashSet<>();
            for (String table : List.of(first, second)) {
                Bundle bundle = Tables.bundle("_format_version: '3.0'\nservices:\n" + table);
                server.gateway().load(bundle);
                for (ConnectionWitness witness : witnesses(tcp, tls)) {
                    String answer = asker.connect(witness);
                    heard.add(answer);
                    assertThat(answer).as("%s in %s", witness, table).isEqualTo(predicted(bundle, witness));
                }
            }
            assertThat(heard).containsExactlyInAnyOrder("", "one", "two");
        }
    }

    private static List<ConnectionWitness> witnesses(int tcp, int tls) {
        List<ConnectionWitness> all = new ArrayList<>();
        for (String source : SOURCES) {
            End from = new End(source, 0);
            all.add(new ConnectionWitness("tcp", from, new End("127.0.0.1", tcp), null));
            NAMES.forEach(name -> all.add(new ConnectionWitness("tls", from, new End("127.0.0.1", tls), name)));
        }
        return all;
    }

    private static String predicted(Bundle bundle, ConnectionWitness witness) {
        Answer answer = new Answers(bundle).to(witness);
        return answer.route() == null ? "" : String.valueOf(answer.route().name());
    }

    private static String table(ServerSocket server, String fields) throws IOException {
        String name = fields.contains("snis") ? "one" : "two";
        return "- {name: " + name + ", protocol: tcp, host: 127.0.0.1, port: " + server.getLocalPort()
                + ", routes: [{name: " + name + ", " + fields + "}]}\n";
    }

    /** A service that says its name and ends. */
    private static ServerSocket greeting(String name) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> greet(server, name), "greeting");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void greet(ServerSocket server, String name) {
        while (true) {
            try (Socket socket = server.accept();
                    OutputStream out = socket.getOutputStream()) {
                out.write(name.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }
}

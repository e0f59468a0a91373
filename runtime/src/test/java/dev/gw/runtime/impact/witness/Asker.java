package dev.gw.runtime.impact.witness;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Sends witnesses to a gateway, each over a connection of its own. */
final class Asker {
    private final int plain;
    private final int tls;

    /** The head of an answer. */
    record Answered(List<String> lines) {
        String header(String name) {
            return lines.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    Asker(int plain, int tls) {
        this.plain = plain;
        this.tls = tls;
    }

    Answered ask(RequestWitness witness) throws IOException {
        StringBuilder wire = new StringBuilder(witness.method() + " " + witness.path() + " HTTP/1.1\r\n");
        wire.append("Host: ").append(witness.host()).append("\r\nConnection: close\r\n");
        witness.headers()
                .forEach((name, value) ->
                        wire.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = witness.https() ? tls(witness) : new Socket(InetAddress.getLoopbackAddress(), plain)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(wire.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            return new Answered(lines);
        }
    }

    /** What a service says to a connection; nothing where it is refused. */
    String connect(ConnectionWitness witness) throws IOException {
        InetAddress from = InetAddress.getByName(witness.source().ip());
        try (Socket plain = new Socket(
                        InetAddress.getLoopbackAddress(), witness.destination().port(), from, 0);
                Socket socket = witness.scheme().equals("tls") ? secured(plain, witness.sni()) : plain) {
            socket.setSoTimeout(15_000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SSLException | SocketException refused) {
            return "";
        }
    }

    private static Socket secured(Socket plain, @Nullable String name) throws IOException {
        SSLSocket socket = (SSLSocket)
                trusting().getSocketFactory().createSocket(plain, "", plain.getPort(), /* autoClose= */ true);
        return named(socket, name);
    }

    private Socket tls(RequestWitness witness) throws IOException {
        SSLSocket socket =
                (SSLSocket) trusting().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), tls);
        return named(socket, witness.sni());
    }

    private static Socket named(SSLSocket socket, @Nullable String name) {
        if (name != null) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
        }
        return socket;
    }

    /** A context of its own, since a resumed session would bring along an earlier server name. */
    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.gw.runtime.deliver;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A TCP connection for lines of text, opened when needed and kept for a while. For one thread at a time. */
public final class LineConnection {
    private final Target target;
    private final Clock clock;
    private @Nullable Socket socket;
    private long usedAt;

    /**
     * Where lines are sent.
     *
     * @param timeoutMillis for connecting
     * @param keepMillis how long an idle connection is used again
     * @param tls whether the connection is encrypted; the server's certificate is not verified, as in Kong
     * @param sni the server name for the handshake; null for none
     */
    public record Target(
            String host,
            int port,
            int timeoutMillis,
            long keepMillis,
            boolean tls,
            @Nullable String sni) {}

    public LineConnection(Target target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    /**
     * Sends them, in order; on a connection that turns out to be closed once more on a new one. Blocks.
     *
     * @return true when they are on their way
     */
    public synchronized boolean send(List<byte[]> lines) throws IOException {
        boolean kept = isUsable();
        try {
            write(lines);
        } catch (IOException closed) {
            close();
            if (!kept) {
                throw closed;
            }
            write(lines);
        }
        return true;
    }

    private boolean isUsable() {
        Socket known = socket;
        if (known != null && clock.millis() - usedAt < target.keepMillis() && !isSpent(known)) {
            return true;
        }
        close();
        return false;
    }

    /** A server that says nothing has nothing to read; one that went away has an end, and nobody waits for an answer. */
    private static boolean isSpent(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
            return true;
        } catch (java.net.SocketTimeoutException alive) {
            return false;
        } catch (IOException broken) {
            return true;
        }
    }

    private void write(List<byte[]> lines) throws IOException {
        Socket open = socket == null ? open() : socket;
        socket = open;
        OutputStream out = open.getOutputStream();
        for (byte[] line : lines) {
            out.write(line);
        }
        out.flush();
        usedAt = clock.millis();
    }

    private Socket open() throws IOException {
        InetSocketAddress to = new InetSocketAddress(target.host(), target.port());
        if (to.isUnresolved()) {
            throw new UnknownHostException(target.host());
        }
        Socket plain = new Socket();
        try {
            plain.connect(to, target.timeoutMillis());
            plain.setSoTimeout(target.timeoutMillis());
            return target.tls() ? encrypted(plain) : plain;
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            SSLSocket socket = (SSLSocket)
                    context.getSocketFactory().createSocket(plain, target.host(), target.port(), /* autoClose= */ true);
            if (target.sni() != null) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(target.sni())));
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS", e);
        }
    }

    private void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException ignored) {
            // it is given up either way
        }
        socket = null;
    }
}

package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection that the gateway relays as it is, with requests of HTTP/1 for its content. */
final class RelayedTalk {
    private final int port;

    RelayedTalk(int port) {
        this.port = port;
    }

    int until(AtomicBoolean over) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            InputStream in = socket.getInputStream();
            int sent = 0;
            while (!over.get()) {
                String body = "relayed " + sent++;
                socket.getOutputStream()
                        .write(("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(RawUpstream.head(in)).startsWith("HTTP/1.1 200 ");
                assertThat(new String(in.readNBytes(body.length()), StandardCharsets.US_ASCII))
                        .isEqualTo(body);
            }
            return sent;
        }
    }
}

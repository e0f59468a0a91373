package dev.gw.runtime.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An upstream that answers each connection by hand, and keeps the heads that it was sent. */
final class RawUpstream implements AutoCloseable {
    private final ServerSocket listening;
    final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    /** What to do with a connection, when the head of a request has come. */
    interface Answering {
        void answer(String head, InputStream in, OutputStream out) throws IOException;
    }

    RawUpstream(Answering answering) throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    Thread thread = new Thread(() -> serve(socket, answering));
                    thread.setDaemon(true);
                    thread.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    private void serve(Socket socket, Answering answering) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            heads.add(head);
            answering.answer(head, in, socket.getOutputStream());
        } catch (IOException gone) {
            // the gateway hung up
        }
    }

    /** An answer that is always the same. */
    static RawUpstream answering(String answer) throws IOException {
        return new RawUpstream((head, in, out) -> {
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        });
    }

    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last4 = 0;
        while (last4 != 0x0d0a0d0a) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            head.write(octet);
            last4 = last4 << 8 | octet;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

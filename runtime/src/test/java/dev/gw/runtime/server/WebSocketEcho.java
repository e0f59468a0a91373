package dev.gw.runtime.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's side of a WebSocket that says back what it hears. */
final class WebSocketEcho {
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private WebSocketEcho() {}

    static void serve(String head, InputStream in, OutputStream out) throws IOException {
        accept(head, out);
        in.transferTo(new Unmasking(out));
    }

    static void accept(String head, OutputStream out) throws IOException {
        String key = head.replaceAll("(?is).*Sec-WebSocket-Key: *([^\r]*).*", "$1");
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII));
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }

    /** Sends a client's frames back, as a server sends them: without their masks. */
    private static final class Unmasking extends OutputStream {
        private static final int LENGTH_KNOWN = 4;

        private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
        private final OutputStream out;
        private int whole = Integer.MAX_VALUE;

        Unmasking(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            frame.write(octet);
            if (frame.size() == LENGTH_KNOWN) {
                whole = size(frame.toByteArray());
            }
            if (frame.size() >= whole) {
                answer(frame.toByteArray());
                frame.reset();
                whole = Integer.MAX_VALUE;
            }
        }

        private static int start(byte[] frame) {
            return (frame[1] & 127) < 126 ? 2 : 4;
        }

        private static int size(byte[] frame) {
            int length = frame[1] & 127;
            return start(frame) + 4 + (length < 126 ? length : (frame[2] & 255) << 8 | frame[3] & 255);
        }

        private void answer(byte[] frame) throws IOException {
            int start = start(frame);
            byte[] plain = new byte[frame.length - 4];
            System.arraycopy(frame, 0, plain, 0, start);
            plain[1] &= 127;
            for (int i = start; i < plain.length; i++) {
                plain[i] = (byte) (frame[i + 4] ^ frame[start + (i - start) % 4]);
            }
            out.write(plain);
            out.flush();
        }
    }
}

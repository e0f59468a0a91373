package dev.gw.runtime.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends HTTP/2 frames as it is told, and shows those that come back. */
final class FrameClient implements AutoCloseable {
    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

    /** A frame that came back. */
    record Frame(int type, int flags, int stream, List<Byte> octets) {
        byte[] payload() {
            byte[] bytes = new byte[octets.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = octets.get(i);
            }
            return bytes;
        }

        boolean ends() {
            return (flags & Frames.END_STREAM) != 0;
        }

        /** The error code of RST_STREAM, or of GOAWAY. */
        int error() {
            return ByteBuffer.wrap(payload()).getInt(type == Frames.GOAWAY ? 4 : 0);
        }
    }

    /** What came back for a request. */
    record Answer(String status, Http2Headers headers, String body, Http2Headers trailers) {}

    private FrameClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(10_000);
    }

    /** A connection on which nothing was said. */
    static FrameClient silent(int port) throws IOException {
        return new FrameClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** A connection that begins as it should. */
    static FrameClient open(int port) throws IOException {
        FrameClient client = silent(port);
        client.send(PREFACE, Frames.frame(Frames.SETTINGS, 0, 0));
        return client;
    }

    void send(byte[]... parts) throws IOException {
        socket.getOutputStream().write(Frames.join(parts));
        socket.getOutputStream().flush();
    }

    /** The next frame; null at the end of the connection. */
    Frame next() throws IOException {
        try {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            List<Byte> octets = new ArrayList<>(length);
            for (byte octet : in.readNBytes(length)) {
                octets.add(octet);
            }
            return new Frame(type, flags, stream, octets);
        } catch (EOFException | SocketException end) {
            return null;
        }
    }

    /** The next frame of a type, whatever comes before it; null at the end of the connection. */
    Frame next(int type) throws IOException {
        Frame frame = next();
        while (frame != null && frame.type() != type) {
            frame = next();
        }
        return frame;
    }

    /** How the connection or the stream ends: the error's number, 0 for a connection that just closes. */
    int error() throws IOException {
        for (Frame frame = next(); frame != null; frame = next()) {
            if (frame.type() == Frames.RST_STREAM || frame.type() == Frames.GOAWAY) {
                return frame.error();
            }
        }
        return 0;
    }

    /** Reads on until a stream's answer is complete. */
    Answer answer(int stream) throws IOException, Http2Exception {
        Http2Headers head = null;
        Http2Headers trailers = null;
        StringBuilder body = new StringBuilder();
        while (true) {
            Frame frame = next();
            if (frame == null || (frame.type() == Frames.RST_STREAM && frame.stream() == stream)) {
                throw new IOException("no answer: " + frame);
            }
            if (frame.type() == Frames.HEADERS) {
                Http2Headers headers = decode(frame);
                head = frame.stream() == stream && head == null ? headers : head;
                trailers = frame.stream() == stream && head != headers ? headers : trailers;
            } else if (frame.type() == Frames.DATA && frame.stream() == stream) {
                body.append(new String(frame.payload(), StandardCharsets.ISO_8859_1));
            }
            if (frame.stream() == stream && frame.ends() && frame.type() <= Frames.HEADERS) {
                return new Answer(String.valueOf(head.status()), head, body.toString(), trailers);
            }
        }
    }

    Http2Headers decode(Frame frame) throws Http2Exception {
        ByteBuf block = Unpooled.wrappedBuffer(frame.payload());
        return decoder.decodeHeaders(frame.stream(), block);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

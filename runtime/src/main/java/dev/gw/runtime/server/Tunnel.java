package dev.gw.runtime.server;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.upstream.BodySource;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What a client sends behind an agreed change of protocol: octets that nobody looks at. */
final class Tunnel implements BodySource, ServerStream.BodyReader {
    private final ServerStream stream;
    private @Nullable Sink sink;

    Tunnel(ServerStream stream) {
        this.stream = stream;
    }

    @Override
    public void begin(Sink upstream) {
        sink = upstream;
        stream.tunnel(this);
    }

    @Override
    public void piece(ByteBuf data) {
        if (sink == null) {
            data.release();
            return;
        }
        sink.write(data);
        stream.pauseBody(!sink.isWritable());
    }

    @Override
    public void writable() {
        stream.pauseBody(false);
    }

    @Override
    public void stop() {
        sink = null;
    }

    @Override
    public void end(@Nullable Headers trailers) {
        // such a stream ends with its connection only
    }

    @Override
    public void failed(Exception problem) {
        // the stream tells those who wait for its end
    }
}

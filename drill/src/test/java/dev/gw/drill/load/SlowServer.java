package dev.gw.drill.load;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.tls.KeyAndChain;
import dev.gw.runtime.tls.SelfSigned;
import dev.gw.runtime.tls.ServerNames;
import dev.gw.runtime.tls.TlsContexts;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that takes as long for an answer as the path says, {@code /NUMBER/MILLIS}, and stands still for a while. It
 * notes when each request came and when its answer went, so that the truth is known.
 */
final class SlowServer implements RequestHandler, AutoCloseable {
    private static final long MILLI = 1_000_000;

    final Map<Integer, Long> came = new ConcurrentHashMap<>();
    final Map<Integer, Long> went = new ConcurrentHashMap<>();
    private final AtomicLong first = new AtomicLong();
    private final long stallFrom;
    private final long stallUntil;
    private final Transport transport = Transport.start(1);
    private final Listener listener;
    private final X509Certificate certificate;

    /** Stands still between two moments, in milliseconds from the first request. */
    SlowServer(long stallFrom, long stallUntil) {
        this(stallFrom, stallUntil, ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    private SlowServer(long stallFrom, long stallUntil, ListenAddress address) {
        this.stallFrom = stallFrom * MILLI;
        this.stallUntil = stallUntil * MILLI;
        KeyAndChain own = SelfSigned.make(Clock.systemUTC(), new SecureRandom());
        this.certificate = own.chain().get(0);
        TlsContexts contexts =
                new TlsContexts(() -> ServerNames.NONE, List.of(own), Clock.systemUTC(), new SecureRandom());
        this.listener = Listener.bind(transport, address, this, contexts);
    }

    /** One that never stands still, with TLS or HTTP/2 or both. */
    static SlowServer speaking(boolean tls, boolean http2) {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new SlowServer(0, 0, new ListenAddress(free, tls, http2));
    }

    /** Its certificate, PEM. */
    String certificate() throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    int port() {
        return listener.port();
    }

    Where where() {
        int port = listener.port();
        return Where.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "127.0.0.1:" + port);
    }

    @Override
    public void handle(ServerStream stream) {
        RequestHead head = Objects.requireNonNull(stream.head());
        String[] parts = head.target().split("/", -1);
        int number = Integer.parseInt(parts[1]);
        long now = System.nanoTime();
        first.compareAndSet(0, now);
        came.put(number, now);
        long until = now + Long.parseLong(parts[2]) * MILLI;
        long start = first.get();
        if (until > start + stallFrom && until < start + stallUntil) {
            until = start + stallUntil;
        }
        stream.eventLoop().schedule(() -> answer(stream, number), until - now, TimeUnit.NANOSECONDS);
    }

    private void answer(ServerStream stream, int number) {
        stream.start(200, null, new Headers(), 2);
        stream.write(Unpooled.wrappedBuffer(new byte[] {'o', 'k'}));
        stream.finish();
        went.put(number, System.nanoTime());
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        stream.abort();
    }

    @Override
    public void close() {
        listener.close();
        transport.close();
    }
}

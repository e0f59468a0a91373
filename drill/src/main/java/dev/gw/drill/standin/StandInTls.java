package dev.gw.drill.standin;

import dev.gw.runtime.tls.ServerNames;
import dev.gw.runtime.tls.TlsContexts;
import io.netty.handler.ssl.SslContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The TLS side of stand-ins: a certificate that vouches for itself, made when somebody first asks. Thread-safe. */
public final class StandInTls {
    private final TlsContexts contexts;

    /** TLS with a certificate that begins now. */
    public StandInTls(Clock clock, SecureRandom random) {
        contexts = new TlsContexts(() -> ServerNames.NONE, List.of(), clock, random);
    }

    SslContext context() {
        return contexts.of(null, /* http2= */ false);
    }
}

package dev.gw.runtime.balance;

import dev.gw.runtime.health.NettyProber;
import dev.gw.runtime.upstream.TlsSettings;
import dev.gw.runtime.upstream.UpstreamTls;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TLS of probes: made when the first one needs it. Thread-safe. */
final class ProbeTls implements NettyProber.TlsHandlers {
    private static final int DEPTH = 100;
    private static final long HANDSHAKE_MILLIS = 60_000;

    private @Nullable UpstreamTls strict;
    private @Nullable UpstreamTls lenient;

    @Override
    public SslHandler handler(Channel channel, String serverName, boolean verify) {
        return tls(verify).handler(channel, serverName, HANDSHAKE_MILLIS);
    }

    private synchronized UpstreamTls tls(boolean verify) {
        UpstreamTls known = verify ? strict : lenient;
        if (known != null) {
            return known;
        }
        try {
            UpstreamTls made = UpstreamTls.of(new TlsSettings(verify, DEPTH, List.of(), null, null));
            strict = verify ? made : strict;
            lenient = verify ? lenient : made;
            return made;
        } catch (GeneralSecurityException | IOException noTls) {
            throw new IllegalStateException(noTls);
        }
    }
}

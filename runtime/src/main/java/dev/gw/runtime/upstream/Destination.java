package dev.gw.runtime.upstream;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What connections have in common that can stand in for each other. */
record Destination(
        InetSocketAddress address,
        @Nullable UpstreamTls tls,
        String serverName,
        @Nullable String through) {}

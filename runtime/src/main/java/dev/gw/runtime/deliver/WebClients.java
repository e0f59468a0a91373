package dev.gw.runtime.deliver;

import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.tls.TrustsAnybody;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The clients with which plugins ask servers on their own; each is made once, on first use. Thread-safe. */
public final class WebClients {
    private WebClients() {}

    /**
     * A client for HTTP/1.1.
     *
     * @param verify whether certificates have to be good
     * @param proxy the http URL of a proxy; null for none
     */
    public static HttpClient of(PluginState state, boolean verify, @Nullable String proxy) {
        return state.of("web client " + verify + " " + proxy, HttpClient.class, () -> make(verify, proxy));
    }

    /** Why a server could not be asked, as Kong's client says it. */
    public static String reason(@Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause instanceof HttpTimeoutException) {
            return "timeout";
        }
        return cause instanceof ConnectException ? "connection refused" : "closed";
    }

    private static HttpClient make(boolean verify, @Nullable String proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (!verify) {
            builder.sslContext(TrustsAnybody.context());
        }
        if (proxy != null) {
            URI uri = URI.create(proxy);
            int port = uri.getPort() < 0 ? 80 : uri.getPort();
            builder.proxy(ProxySelector.of(new InetSocketAddress(uri.getHost(), port)));
        }
        return builder.build();
    }
}

package dev.gw.runtime.plugin;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.tls.KeyAndChain;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One configured plugin, at work. Its methods are the phases of a request, in this order; each is called on the
 * exchange's event loop and must not block it. One instance serves many requests at once, on several event loops, so what
 * it keeps between requests must be thread-safe.
 *
 * <p>A phase that throws ends the request with status 500, as a Lua error does in Kong.
 */
public interface Plugin {
    /** Before a route is sought; only plugins of global scope are asked. */
    default void rewrite(Exchange exchange) {}

    /**
     * Before the upstream is asked. A plugin that answers the request itself calls {@link Exchange#respond}; the access
     * phase of the plugins behind it is then skipped, their later phases are not.
     *
     * @return null when done, else a stage that completes when it is
     */
    default @Nullable CompletionStage<?> access(Exchange exchange) {
        return null;
    }

    /**
     * When a connection, or the first datagram of a flow, has found its route; of types that {@link
     * PluginType#runsOnStreams run on streams}. A plugin that refuses it calls {@link Exchange#respond}: only the status
     * of the answer counts.
     *
     * @return null when done, else a stage that completes when it is
     */
    default @Nullable CompletionStage<?> preread(Exchange exchange) {
        return null;
    }

    /** Whether it has a {@link #response} phase, for which the upstream's answer is taken as a whole. */
    default boolean buffersAnswers() {
        return false;
    }

    /**
     * When the upstream's answer is there as a whole, {@link Exchange#upstreamBody}. A plugin that answers otherwise calls
     * {@link Exchange#respond}; the response phase of the plugins behind it is then skipped.
     *
     * @return null when done, else a stage that completes when it is
     */
    default @Nullable CompletionStage<?> response(Exchange exchange) {
        return null;
    }

    /** When the answer's head is known and not yet sent; it may be changed. */
    default void headerFilter(Exchange exchange) {}

    /** Whether it has a {@link #handshake} phase. */
    default boolean hearsHandshakes() {
        return false;
    }

    /**
     * When a client has begun a handshake; only plugins of global scope are asked. One that throws refuses it.
     *
     * @param exchange knows the connection only
     */
    default void handshake(Exchange exchange) {}

    /**
     * When a handshake names a server that the configuration has no certificate for; only plugins of global scope are asked.
     *
     * @param serverName the name of the handshake
     * @return what is shown; null for the usual certificate
     */
    default @Nullable KeyAndChain certificate(String serverName) {
        return null;
    }

    /** When the answer was sent, or the connection has ended. */
    default void log(Exchange exchange) {}
}

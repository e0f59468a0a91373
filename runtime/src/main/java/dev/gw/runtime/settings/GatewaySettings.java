package dev.gw.runtime.settings;

import dev.gw.runtime.socket.SocketIo;
import dev.gw.runtime.tls.KeyAndChain;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a gateway behaves, whatever its configuration: what Kong reads from kong.conf. Immutable.
 *
 * @param trusted whose X-Forwarded headers are believed
 * @param headers what is added to answers, in lower case: {@code server_tokens}, {@code latency_tokens}, {@code
 *     x-kong-request-id}, {@code x-kong-upstream-status}, single ones of the latency headers, or {@link #DEBUG}
 * @param requestIdUpstream whether the upstream is told the request id
 * @param ports the port that clients know, for one that is listened on
 * @param maxBody the most octets of a request's body; 0 for any number
 * @param certificates shown to clients for whose server name the configuration has none
 * @param errorTemplates what errors look like, by {@code html}, {@code json}, {@code xml} and {@code plain}: with two
 *     {@code %s} for the message and the request id
 * @param tracing which spans are made
 * @param client what is bounded of clients
 * @param upstream what is bounded of connections to upstreams
 * @param sockets what event loops may wait with: the first that the machine has
 */
public record GatewaySettings(
        TrustedAddresses trusted,
        Set<String> headers,
        boolean requestIdUpstream,
        Map<Integer, Integer> ports,
        long maxBody,
        List<KeyAndChain> certificates,
        Map<String, String> errorTemplates,
        Tracing tracing,
        ClientLimits client,
        UpstreamLimits upstream,
        List<SocketIo> sockets) {
    /** Route and service are named to clients that send Kong-Debug. */
    public static final String DEBUG = "kong-debug";

    /** Kong's defaults. */
    public static final GatewaySettings USUAL = new GatewaySettings(
            TrustedAddresses.NONE,
            Set.of("server_tokens", "latency_tokens", "x-kong-request-id"),
            true,
            Map.of(),
            0,
            List.of(),
            Map.of(),
            Tracing.OFF,
            ClientLimits.USUAL,
            UpstreamLimits.USUAL,
            SocketIo.USUAL);

    /** Settings under which errors look as Kong makes them, of a gateway that makes no spans. */
    public GatewaySettings(
            TrustedAddresses trusted,
            Set<String> headers,
            boolean requestIdUpstream,
            Map<Integer, Integer> ports,
            long maxBody,
            List<KeyAndChain> certificates) {
        this(trusted, headers, requestIdUpstream, ports, maxBody, certificates, Map.of(), Tracing.OFF);
    }

    /** Settings with nginx's usual limits. */
    public GatewaySettings(
            TrustedAddresses trusted,
            Set<String> headers,
            boolean requestIdUpstream,
            Map<Integer, Integer> ports,
            long maxBody,
            List<KeyAndChain> certificates,
            Map<String, String> errorTemplates,
            Tracing tracing) {
        this(
                trusted,
                headers,
                requestIdUpstream,
                ports,
                maxBody,
                certificates,
                errorTemplates,
                tracing,
                ClientLimits.USUAL,
                UpstreamLimits.USUAL,
                SocketIo.USUAL);
    }

    /** The same, but for whom it believes. */
    public GatewaySettings trusting(TrustedAddresses others) {
        return new GatewaySettings(
                others,
                headers,
                requestIdUpstream,
                ports,
                maxBody,
                certificates,
                errorTemplates,
                tracing,
                client,
                upstream,
                sockets);
    }

    /** The same with other limits. */
    public GatewaySettings with(ClientLimits ofClients, UpstreamLimits ofUpstreams) {
        return new GatewaySettings(
                trusted,
                headers,
                requestIdUpstream,
                ports,
                maxBody,
                certificates,
                errorTemplates,
                tracing,
                ofClients,
                ofUpstreams,
                sockets);
    }

    /** The same with other ways to wait for sockets. */
    public GatewaySettings by(List<SocketIo> others) {
        return new GatewaySettings(
                trusted,
                headers,
                requestIdUpstream,
                ports,
                maxBody,
                certificates,
                errorTemplates,
                tracing,
                client,
                upstream,
                others);
    }

    public GatewaySettings {
        headers = Set.copyOf(headers);
        ports = Map.copyOf(ports);
        certificates = List.copyOf(certificates);
        errorTemplates = Map.copyOf(errorTemplates);
        sockets = List.copyOf(sockets);
    }

    /** The port that clients know. */
    public int shownPort(int listened) {
        return ports.isEmpty() ? listened : ports.getOrDefault(listened, listened);
    }

    /** Whether answers have a header, by its own name or that of its group; both in lower case. */
    public boolean answersWith(String group, String name) {
        return headers.contains(group) || headers.contains(name);
    }
}

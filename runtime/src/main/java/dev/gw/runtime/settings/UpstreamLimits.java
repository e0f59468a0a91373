package dev.gw.runtime.settings;

/**
 * What is bounded of connections to upstreams. Immutable.
 *
 * @param idle how many connections wait for another request, for each destination and event loop; 0 to keep none:
 *     upstream_keepalive_pool_size
 * @param requests the most requests on a connection; 0 for any number: upstream_keepalive_max_requests
 * @param idleMillis how long a connection waits; 0 for as long as the upstream lets it: upstream_keepalive_idle_timeout
 * @param head the octets of the longest head of an answer: proxy_buffer_size
 */
public record UpstreamLimits(int idle, int requests, long idleMillis, int head) {
    /** As Kong and nginx set them. */
    public static final UpstreamLimits USUAL = new UpstreamLimits(512, 10_000, 60_000, 4096);

    /** Whether a connection may carry another request. */
    public boolean allows(int carried) {
        return requests == 0 || carried < requests;
    }
}

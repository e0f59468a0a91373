package dev.gw.runtime.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server is asked.
 *
 * @param timeout how long each step may take: to connect, between two writes, between two reads
 * @param verify whether its certificate has to be good
 * @param proxy who passes requests on; null for nobody
 * @param most how many octets the body of an answer may have
 */
public record WebWay(
        Duration timeout, boolean verify, @Nullable WebPlace proxy, int most) {
    private static final int USUALLY_MOST = 64 * 1024 * 1024;

    /**
     * A way, for answers of any usual length.
     *
     * @param millis for each step; at least one is waited
     * @param proxy the http URL of a proxy; null for none
     * @throws IllegalArgumentException where that is no URL
     */
    public WebWay(long millis, boolean verify, @Nullable String proxy) {
        this(
                Duration.ofMillis(Math.max(1, Math.min(millis, Integer.MAX_VALUE))),
                verify,
                proxy == null ? null : WebPlace.of(proxy),
                USUALLY_MOST);
    }

    /** The same for answers of at most so many octets. */
    public WebWay atMost(int octets) {
        return new WebWay(timeout, verify, proxy, octets);
    }
}

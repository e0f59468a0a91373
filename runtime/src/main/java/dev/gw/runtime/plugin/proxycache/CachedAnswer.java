package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.exchange.Headers;

/**
 * An answer as it was stored. Neither the headers nor the body are changed afterwards.
 *
 * @param status its status
 * @param headers its fields, without those of a hop
 * @param body its body
 * @param timestamp when it was stored, in seconds since 1970
 * @param ttl for how many seconds it was fresh
 */
public record CachedAnswer(int status, Headers headers, byte[] body, long timestamp, double ttl) {
    /** About how many octets it takes. */
    long weight() {
        long sum = 256L + body.length;
        for (int i = 0; i < headers.size(); i++) {
            sum += 64L + headers.name(i).length() + headers.value(i).length();
        }
        return sum;
    }

    /** Its age in seconds. */
    long age(long now) {
        return now - timestamp;
    }
}

package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.exchange.Headers;

/** An answer as it was stored. Neither the headers nor the body are changed afterwards. */
public final class CachedAnswer {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final long timestamp;
    private final double ttl;

    CachedAnswer(int status, Headers headers, byte[] body, long timestamp, double ttl) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.timestamp = timestamp;
        this.ttl = ttl;
    }

    public int status() {
        return status;
    }

    /** Its fields, without those of a hop. */
    public Headers headers() {
        return headers.copy();
    }

    /** Its body; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** When it was stored, in seconds since 1970. */
    public long timestamp() {
        return timestamp;
    }

    /** For how many seconds it was fresh. */
    public double ttl() {
        return ttl;
    }

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

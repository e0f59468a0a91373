package dev.gw.runtime.limit;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;

/** Who a request is counted for. What isn't known is replaced by the next best, at last by the client's address. */
public final class Caller {
    private Caller() {}

    /** The consumer, else the credential, else the address. */
    public static String consumer(Exchange exchange) {
        Identity identity = exchange.identity();
        String id = identity == null ? null : identity.consumerId();
        return id == null ? credential(exchange) : id;
    }

    /** The credential, else the address. */
    public static String credential(Exchange exchange) {
        Identity identity = exchange.identity();
        String id = identity == null ? null : identity.credentialId();
        return id == null ? address(exchange) : id;
    }

    /** The address. */
    public static String address(Exchange exchange) {
        return exchange.request().connection().peer();
    }
}

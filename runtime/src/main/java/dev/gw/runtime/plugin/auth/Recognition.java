package dev.gw.runtime.plugin.auth;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import org.jspecify.annotations.Nullable;

/** Tells the upstream who was recognised. What a client sends under these names never gets through. */
public final class Recognition {
    private Recognition() {}

    /** Takes the request as coming from this consumer. */
    public static void accept(Exchange exchange, Identity identity) {
        exchange.identify(identity);
        Headers headers = exchange.upstream().headers();
        Entity consumer = identity.consumer();
        set(headers, "X-Consumer-ID", identity.consumerId());
        set(
                headers,
                "X-Consumer-Custom-ID",
                consumer == null ? null : consumer.fields().string("custom_id"));
        set(
                headers,
                "X-Consumer-Username",
                consumer == null ? null : consumer.fields().string("username"));
        set(headers, "X-Credential-Identifier", identity.credentialIdentifier());
        set(headers, "X-Anonymous-Consumer", identity.isAnonymous() ? "true" : null);
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.set(name, Octets.of(value));
        }
    }
}

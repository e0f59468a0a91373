package dev.gw.runtime.plugin.auth;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The consumer that stands in where nobody was recognised. Immutable. */
public final class Anonymous {
    private final @Nullable String named;
    private final Optional<Entity> consumer;

    /**
     * The setting of one plugin.
     *
     * @param named the consumer's id or username; null where the plugin insists on a credential
     */
    public Anonymous(Bundle bundle, @Nullable String named) {
        this.named = named;
        this.consumer = named == null
                ? Optional.empty()
                : bundle.all(EntityKind.CONSUMERS).stream()
                        .filter(one -> one.id().equals(named)
                                || named.equals(one.fields().string("username")))
                        .findFirst();
    }

    /** Whether a plugin has nothing to do, because it allows anonymous and another plugin recognised somebody. */
    public boolean isSettled(Exchange exchange) {
        Identity identity = exchange.identity();
        return named != null && identity != null && !identity.isAnonymous();
    }

    /** Whether somebody unknown may pass. */
    public boolean isAllowed() {
        return named != null;
    }

    /**
     * Lets the request pass as the anonymous consumer.
     *
     * @throws IllegalStateException where that consumer does not exist; Kong fails then too
     */
    public void accept(Exchange exchange) {
        Entity one = consumer.orElseThrow(() -> new IllegalStateException("anonymous consumer does not exist"));
        Recognition.accept(exchange, new Identity(one, null, null));
    }
}

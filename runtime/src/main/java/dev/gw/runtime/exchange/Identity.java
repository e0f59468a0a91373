package dev.gw.runtime.exchange;

import dev.gw.model.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Who the request was found to come from.
 *
 * @param consumer the consumer; null where a plugin accepted a credential that belongs to none
 * @param credentialId the credential's id; null for the anonymous consumer
 * @param credentialIdentifier what X-Credential-Identifier says; null for the anonymous consumer
 * @param credentialConsumerId the consumer that the credential itself names; null for most
 */
public record Identity(
        @Nullable Entity consumer,
        @Nullable String credentialId,
        @Nullable String credentialIdentifier,
        @Nullable String credentialConsumerId) {
    /** That of a credential that names no consumer itself. */
    public Identity(@Nullable Entity consumer, @Nullable String credentialId, @Nullable String credentialIdentifier) {
        this(consumer, credentialId, credentialIdentifier, null);
    }

    public boolean isAnonymous() {
        return credentialId == null;
    }

    public @Nullable String consumerId() {
        return consumer == null ? null : consumer.id();
    }
}

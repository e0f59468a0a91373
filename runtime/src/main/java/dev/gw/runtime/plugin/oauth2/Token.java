package dev.gw.runtime.plugin.oauth2;

import org.jspecify.annotations.Nullable;

/**
 * An access token. Immutable.
 *
 * @param credential the id of the client's credential
 * @param service the id of the service it is for; null for all
 * @param scope what it allows; null where it does not say
 * @param user whom it stands for; null for the client itself
 * @param expiresIn how many seconds it holds; 0 for ever
 * @param createdAt when it was given out, seconds since 1970
 */
record Token(
        String credential,
        @Nullable String service,
        @Nullable String scope,
        @Nullable String user,
        long expiresIn,
        long createdAt) {
    boolean isExpired(long now) {
        return expiresIn > 0 && now - createdAt > expiresIn;
    }
}

package dev.gw.runtime.plugin.oidc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is known of a provider: its discovery document and its keys. Kept across reloads. Thread-safe. */
final class Provider {
    private static final Duration DOCUMENT_FRESH = Duration.ofHours(24);
    private static final Duration KEYS_FRESH = Duration.ofHours(1);

    /** Tokens with unknown keys make the keys be fetched no more often than this. */
    static final Duration COOL_DOWN = Duration.ofSeconds(30);

    private final Backchannel channel;
    private final Kept<Discovery> discovery;
    private final Kept<KeySet> keys;

    Provider(String discoveryUrl, Backchannel channel, Clock clock) {
        this.channel = channel;
        this.discovery = new Kept<>(() -> discover(discoveryUrl), clock, DOCUMENT_FRESH, COOL_DOWN);
        this.keys = new Kept<>(
                () -> discovery
                        .get()
                        .thenCompose(document -> channel.get(document.demanded("jwks_uri"), null))
                        .thenApply(KeySet::of),
                clock,
                KEYS_FRESH,
                COOL_DOWN);
    }

    private CompletionStage<Discovery> discover(String url) {
        return channel.get(url, null)
                .thenCompose(document -> document.get("issuer") instanceof String
                        ? CompletableFuture.completedFuture(new Discovery(document))
                        : CompletableFuture.failedFuture(new Unreachable("no discovery document is at " + url)));
    }

    Backchannel channel() {
        return channel;
    }

    CompletionStage<Discovery> discovery() {
        return discovery.get();
    }

    CompletionStage<KeySet> keys() {
        return keys.get();
    }

    /** The keys, fetched anew unless that was done a moment ago. */
    CompletionStage<KeySet> newKeys() {
        return keys.renewed();
    }
}

package dev.gw.runtime.plugin.jwt;

import org.jspecify.annotations.Nullable;

/**
 * Public keys of a local issuer, whose signatures count for every consumer beside those of its own key. Only for trying
 * things out on one's own machine. Thread-safe.
 */
@FunctionalInterface
public interface LocalKeys {
    /** Only the consumers' own keys count. */
    LocalKeys NONE = algorithm -> null;

    /** Under which name a gateway keeps them for its plugins. */
    String NAME = "jwt keys of a local issuer";

    /** The key in PEM for an algorithm such as {@code RS256}; null where there is none. */
    @Nullable
    String of(String algorithm);
}

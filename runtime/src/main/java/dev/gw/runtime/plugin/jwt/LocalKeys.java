package dev.gw.runtime.plugin.jwt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Public keys of a local issuer, whose signatures count for every consumer beside those of its own key. Only for trying
 * things out on one's own machine. Immutable.
 *
 * @param pems the keys in PEM, by the algorithm they are used with: {@code RS256}, {@code ES256}
 */
public record LocalKeys(Map<String, String> pems) {
    /** Only the consumers' own keys count. */
    public static final LocalKeys NONE = new LocalKeys(Map.of());

    /** Under which name a gateway keeps them for its plugins. */
    public static final String NAME = "jwt keys of a local issuer";

    public LocalKeys {
        pems = Map.copyOf(pems);
    }

    @Nullable
    String of(String algorithm) {
        return pems.get(algorithm);
    }
}

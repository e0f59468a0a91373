package dev.gw.runtime.plugin.oidc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys that a provider signs with. Those of kinds that gw can't use are left out. Immutable. */
record KeySet(List<Jwk> keys) {
    @SuppressWarnings("unchecked")
    static KeySet of(Map<String, Object> document) {
        List<Jwk> keys = new ArrayList<>();
        if (document.get("keys") instanceof List<?> listed) {
            for (Object one : listed) {
                Jwk key = one instanceof Map<?, ?> map ? Jwk.of((Map<String, Object>) map) : null;
                if (key != null) {
                    keys.add(key);
                }
            }
        }
        return new KeySet(List.copyOf(keys));
    }

    /**
     * The key that a token names; null where there is none for its algorithm.
     *
     * @param id null for a token that names none: then the only key that fits
     */
    @Nullable
    Jwk find(@Nullable String id, String algorithm) {
        Jwk found = null;
        for (Jwk key : keys) {
            if (key.fits(algorithm) && (id == null || Objects.equals(id, key.id()))) {
                if (found != null && id == null) {
                    return null;
                }
                found = key;
            }
        }
        return found;
    }
}

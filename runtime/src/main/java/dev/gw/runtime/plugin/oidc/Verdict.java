package dev.gw.runtime.plugin.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is thought of a token.
 *
 * @param claims what it says; null where it is not good
 * @param problem why not; null where it is good
 */
record Verdict(
        @Nullable Map<String, Object> claims, @Nullable String problem) {
    static Verdict good(Map<String, Object> claims) {
        return new Verdict(new LinkedHashMap<>(claims), null);
    }

    static Verdict bad(String problem) {
        return new Verdict(null, problem);
    }
}

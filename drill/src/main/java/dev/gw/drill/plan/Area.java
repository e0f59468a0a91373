package dev.gw.drill.plan;

import java.util.Locale;

/** What a check is about. */
public enum Area {
    ROUTING,
    AUTHENTICATION,
    ACCESS,
    LIMITS,
    SIZES,
    CORS,
    TRANSFORMATION,
    ANSWERS,
    CACHE,
    TRACING,
    ERRORS,
    EFFECTS,
    STORES,
    SCENARIO;

    /** As reports write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

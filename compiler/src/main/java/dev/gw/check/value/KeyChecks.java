package dev.gw.check.value;

import org.jspecify.annotations.Nullable;

/** Keys and certificates. */
final class KeyChecks {
    private KeyChecks() {}

    static @Nullable ValueCheck named(String name) {
        return switch (name) {
            default -> null;
        };
    }
}

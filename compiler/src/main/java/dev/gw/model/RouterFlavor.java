package dev.gw.model;

import java.util.Locale;
import java.util.Optional;

/** The routers of Kong, by its setting {@code router_flavor}. */
public enum RouterFlavor {
    /** Kong's usual one: attributes, ordered by a priority that is made of them. */
    TRADITIONAL_COMPATIBLE,
    /** Expressions with a priority of their own; attributes, too. */
    EXPRESSIONS,
    /** The router of Kong before 3.0. */
    TRADITIONAL;

    /** As the setting names it. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the setting names. */
    public static Optional<RouterFlavor> of(String setting) {
        for (RouterFlavor flavor : values()) {
            if (flavor.setting().equals(setting)) {
                return Optional.of(flavor);
            }
        }
        return Optional.empty();
    }
}

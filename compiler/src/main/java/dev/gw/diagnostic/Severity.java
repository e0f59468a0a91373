package dev.gw.diagnostic;

import java.util.Locale;

/** How much a diagnostic matters: errors stop the build; warnings and notes don't. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** {@code error}, {@code warning} or {@code note}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

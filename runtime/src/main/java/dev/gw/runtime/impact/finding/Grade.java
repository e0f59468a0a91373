package dev.gw.runtime.impact.finding;

import java.util.Locale;

/** How much a finding matters; the later, the more. */
public enum Grade {
    /** Callers may see it; nothing that worked is refused. */
    INFO,
    /** Requests that were answered may be refused, or be answered by something else. */
    BREAKING,
    /** Something that was protected is protected less. */
    SECURITY;

    /** The word for reports and options: {@code breaking}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

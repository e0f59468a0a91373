package dev.gw.check.lint;

import dev.gw.diagnostic.Severity;
import java.util.Locale;
import java.util.Optional;

/** How a lint rule reports: not at all, or with a severity. */
public enum Level {
    OFF,
    NOTE,
    WARNING,
    ERROR;

    /** The level as gw.yml spells it: {@code off}, {@code note}, {@code warning} or {@code error}. */
    public static Optional<Level> of(String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level of(Severity severity) {
        return switch (severity) {
            case ERROR -> ERROR;
            case WARNING -> WARNING;
            case NOTE -> NOTE;
        };
    }

    /** The severity of what is reported; not to be asked of OFF. */
    Severity severity() {
        return switch (this) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case NOTE -> Severity.NOTE;
            case OFF -> throw new IllegalStateException("a rule that is off reports nothing");
        };
    }
}

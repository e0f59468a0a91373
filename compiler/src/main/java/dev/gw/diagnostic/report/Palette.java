package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Severity;

/** The colours of a report, by role. */
enum Palette {
    PLAIN,
    COLOUR;

    /** What a stretch of text is. */
    enum Role {
        ERROR("1;31"),
        WARNING("1;33"),
        NOTE("1;36"),
        GUTTER("1;34"),
        STRONG("1"),
        CODE("36"),
        OLD("31"),
        NEW("32");

        private final String style;

        Role(String style) {
            this.style = style;
        }

        static Role of(Severity severity) {
            return switch (severity) {
                case ERROR -> ERROR;
                case WARNING -> WARNING;
                case NOTE -> NOTE;
            };
        }
    }

    String paint(Role role, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001B[" + role.style + "m" + text + "\u001B[0m";
    }
}

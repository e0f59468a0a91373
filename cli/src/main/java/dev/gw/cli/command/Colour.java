package dev.gw.cli.command;

import java.util.Map;

/** When to use colour: what {@code --color} takes. */
public enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Whether to colour a stream. The option has the first word, then {@code NO_COLOR}, then {@code CLICOLOR_FORCE};
     * else a terminal gets colour unless it is a dumb one.
     */
    public boolean on(Map<String, String> environment, boolean terminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> {
                if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
                    yield false;
                }
                String force = environment.getOrDefault("CLICOLOR_FORCE", "");
                boolean forced = !force.isEmpty() && !force.equals("0");
                yield forced || (terminal && !"dumb".equals(environment.get("TERM")));
            }
        };
    }
}

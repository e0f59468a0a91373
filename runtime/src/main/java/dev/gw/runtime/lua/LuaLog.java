package dev.gw.runtime.lua;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes what Lua code logs, as nginx writes its error log. Thread-safe. */
final class LuaLog {
    private static final List<String> LEVELS =
            List.of("stderr", "emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");
    private static final int ERROR = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);

    private final LuaSettings settings;
    private final Clock clock;

    LuaLog(LuaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a level, by the number that ngx has for it, is written at all. */
    boolean takes(int level) {
        return level <= settings.logLevel();
    }

    void write(int level, String message) {
        if (takes(level)) {
            String time =
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).format(TIME);
            String name = LEVELS.get(Math.max(0, Math.min(level, LEVELS.size() - 1)));
            settings.log().accept(time + " [" + name + "] " + message);
        }
    }

    /** A plugin's code failed. */
    void failed(String plugin, Phase phase, Throwable problem) {
        write(ERROR, "[kong] [" + plugin + "] " + phase.lua() + ": " + problem.getMessage());
    }
}

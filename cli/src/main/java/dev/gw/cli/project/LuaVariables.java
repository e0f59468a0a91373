package dev.gw.cli.project;

import dev.gw.cli.command.UsageException;
import dev.gw.runtime.lua.LuaSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The settings that concern Lua code: Kong's variables, and {@code GW_LUA_HOSTS}. */
public final class LuaVariables {
    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");

    private final KongVariables kong;
    private final Map<String, String> environment;

    /** Those of an environment, beside the ones that Kong reads itself. */
    public LuaVariables(KongVariables kong, Map<String, String> environment) {
        this.kong = kong;
        this.environment = environment;
    }

    /**
     * All of them; a value that Kong would refuse is a wrong use.
     *
     * @param log takes what Lua code logs
     */
    public LuaSettings settings(Consumer<String> log) {
        Map<String, String> configuration = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("KONG_") && !value.isEmpty() && !isSecret(name)) {
                configuration.put(name.substring(5).toLowerCase(Locale.ROOT), value);
            }
        });
        return new LuaSettings(
                trust(kong.value("UNTRUSTED_LUA").orElse("sandbox")),
                list(kong.value("UNTRUSTED_LUA_SANDBOX_REQUIRES").orElse("")),
                list(kong.value("UNTRUSTED_LUA_SANDBOX_ENVIRONMENT").orElse("")),
                configuration,
                list(environment.getOrDefault("GW_LUA_HOSTS", "")),
                level(kong.value("LOG_LEVEL").orElse("notice")),
                log);
    }

    private static boolean isSecret(String name) {
        return name.contains("PASSWORD") || name.contains("SECRET") || name.contains("_KEY") || name.contains("TOKEN");
    }

    private static LuaSettings.Trust trust(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> LuaSettings.Trust.OFF;
            case "sandbox" -> LuaSettings.Trust.SANDBOX;
            case "on" -> LuaSettings.Trust.ON;
            default -> throw new UsageException("KONG_UNTRUSTED_LUA takes off, sandbox or on; this is none: " + text);
        };
    }

    private static int level(String text) {
        int level = LEVELS.indexOf(text.toLowerCase(Locale.ROOT));
        if (level < 0) {
            throw new UsageException("KONG_LOG_LEVEL takes " + String.join(", ", LEVELS) + "; this is none: " + text);
        }
        return level + 1;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

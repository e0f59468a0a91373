package dev.gw.cli.project;

import dev.gw.runtime.lua.LuaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The settings that concern Lua code: Kong's variables, and {@code GW_LUA_HOSTS}. */
public final class LuaVariables {
    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");

    private static final List<String> COUNTS =
            List.of("LUA_MAX_REQ_HEADERS", "LUA_MAX_RESP_HEADERS", "LUA_MAX_URI_ARGS", "LUA_MAX_POST_ARGS");

    private static final int MOST = 1000;

    private final KongVariables kong;
    private final Map<String, String> environment;

    /** Those of an environment, beside the ones that Kong reads itself. */
    public LuaVariables(KongVariables kong, Map<String, String> environment) {
        this.kong = kong;
        this.environment = environment;
    }

    /**
     * All of them; what Kong would refuse is taken down, and counts as not set.
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
        COUNTS.forEach(name -> count(name)
                .ifPresent(count -> configuration.put(name.toLowerCase(Locale.ROOT), Integer.toString(count))));
        return new LuaSettings(
                trust(kong.value("UNTRUSTED_LUA").orElse("sandbox")),
                KongVariables.list(kong.value("UNTRUSTED_LUA_SANDBOX_REQUIRES").orElse("")),
                KongVariables.list(
                        kong.value("UNTRUSTED_LUA_SANDBOX_ENVIRONMENT").orElse("")),
                configuration,
                KongVariables.list(environment.getOrDefault("GW_LUA_HOSTS", "")),
                level(kong.value("LOG_LEVEL").orElse("notice")),
                log);
    }

    /** How much code reads at once; empty where nothing or something wrong is said. */
    private OptionalInt count(String name) {
        String text = kong.value(name).orElse("");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean isCount = text.length() <= 4 && text.chars().allMatch(Character::isDigit);
        int count = isCount ? Integer.parseInt(text) : 0;
        if (count < 1 || count > MOST) {
            kong.wrong(name, "a whole number from 1 to " + MOST, text);
            return OptionalInt.empty();
        }
        return OptionalInt.of(count);
    }

    private static boolean isSecret(String name) {
        return name.contains("PASSWORD") || name.contains("SECRET") || name.contains("_KEY") || name.contains("TOKEN");
    }

    private LuaSettings.Trust trust(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> LuaSettings.Trust.OFF;
            case "sandbox" -> LuaSettings.Trust.SANDBOX;
            case "on" -> LuaSettings.Trust.ON;
            default -> {
                kong.wrong("UNTRUSTED_LUA", "off, sandbox or on", text);
                yield LuaSettings.Trust.SANDBOX;
            }
        };
    }

    private int level(String text) {
        int level = LEVELS.indexOf(text.toLowerCase(Locale.ROOT));
        if (level < 0) {
            kong.wrong("LOG_LEVEL", String.join(", ", LEVELS), text);
            return LEVELS.indexOf("notice") + 1;
        }
        return level + 1;
    }
}

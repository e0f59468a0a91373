package dev.gw.runtime.lua;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How Lua code runs.
 *
 * @param trust what the function plugins may do
 * @param requires the modules that sandboxed code may load
 * @param environment the global names that sandboxed code sees besides the usual ones
 * @param configuration what {@code kong.configuration} says, by its names there
 * @param hosts the hosts that code may connect to besides this machine; {@code *} for all
 * @param logLevel the highest level that is logged, by the number that ngx has for it: 6 for notice
 * @param log takes each line of the log; called by several threads
 */
public record LuaSettings(
        Trust trust,
        List<String> requires,
        List<String> environment,
        Map<String, String> configuration,
        List<String> hosts,
        int logLevel,
        Consumer<String> log) {
    /** What Kong does unless told otherwise, and nothing is logged. */
    public static final LuaSettings USUAL =
            new LuaSettings(Trust.SANDBOX, List.of(), List.of(), Map.of(), List.of(), 6, line -> {});

    public LuaSettings {
        requires = List.copyOf(requires);
        environment = List.copyOf(environment);
        configuration = Map.copyOf(configuration);
        hosts = List.copyOf(hosts);
    }

    /** The values of {@code untrusted_lua}. */
    public enum Trust {
        /** Functions don't run. */
        OFF,
        /** They see what can do no harm. */
        SANDBOX,
        /** They see everything. */
        ON
    }
}

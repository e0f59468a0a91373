package dev.gw.cli.project;

import java.util.List;
import java.util.Map;

/** Settings of which Kong takes a few values only. Kong does not start with others, whether or not gw needs them. */
final class KnownValues {
    private static final int MOST_ARGUMENTS = 1000;

    private static final List<String> SWITCH = List.of("strict", "eventual");

    private static final Map<String, List<String>> VALUES = Map.of(
            "ERROR_DEFAULT_TYPE", List.of("application/json", "application/xml", "text/html", "text/plain"),
            "DATABASE", List.of("postgres", "cassandra", "off"),
            "ROLE", List.of("data_plane", "control_plane", "traditional"),
            "WORKER_CONSISTENCY", SWITCH,
            "ROUTER_CONSISTENCY", SWITCH,
            "SSL_CIPHER_SUITE", List.of("modern", "intermediate", "old", "fips", "custom"));

    private static final List<String> COUNTS =
            List.of("LUA_MAX_REQ_HEADERS", "LUA_MAX_RESP_HEADERS", "LUA_MAX_URI_ARGS", "LUA_MAX_POST_ARGS");

    private KnownValues() {}

    /** Takes down all that have another value. */
    static void check(KongVariables variables) {
        VALUES.forEach((name, values) -> variables
                .value(name)
                .filter(value -> !values.contains(value))
                .ifPresent(value -> variables.wrong(name, "one of " + String.join(", ", values), value)));
        for (String name : COUNTS) {
            variables
                    .value(name)
                    .filter(value -> !isCount(value))
                    .ifPresent(value -> variables.wrong(name, "a whole number from 1 to " + MOST_ARGUMENTS, value));
        }
    }

    private static boolean isCount(String value) {
        return value.matches("\\d{1,4}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= MOST_ARGUMENTS;
    }
}

package dev.gw.runtime.plugin;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import java.util.List;
import java.util.OptionalInt;

/** How grave a request is to a system log, by its status and a plugin's configuration. Immutable. */
public final class Severity {
    private static final List<String> NAMES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private final int least;
    private final int fine;
    private final int clientErrors;
    private final int serverErrors;

    private Severity(PluginConfig config) {
        least = NAMES.indexOf(config.string("log_level"));
        fine = NAMES.indexOf(config.string("successful_severity"));
        clientErrors = NAMES.indexOf(config.string("client_errors_severity"));
        serverErrors = NAMES.indexOf(config.string("server_errors_severity"));
    }

    /** By {@code log_level} and the three severities. */
    public static Severity of(PluginConfig config) {
        return new Severity(config);
    }

    /** 0 for the gravest to 7; empty where the request is not logged. */
    public OptionalInt of(Exchange exchange) {
        Response response = exchange.response();
        int status = response == null ? 499 : response.status();
        int severity = status >= 500 ? serverErrors : status >= 400 ? clientErrors : fine;
        return severity <= least ? OptionalInt.of(severity) : OptionalInt.empty();
    }
}

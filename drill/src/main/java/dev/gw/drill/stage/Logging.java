package dev.gw.drill.stage;

import java.util.Set;

/** Plugins that send data elsewhere, and change no answer. */
public final class Logging {
    /** Their names. */
    public static final Set<String> NAMES = Set.of(
            "file-log",
            "http-log",
            "tcp-log",
            "udp-log",
            "syslog",
            "loggly",
            "datadog",
            "statsd",
            "zipkin",
            "opentelemetry");

    private Logging() {}
}

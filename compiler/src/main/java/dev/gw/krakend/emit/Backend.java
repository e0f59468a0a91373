package dev.gw.krakend.emit;

import java.util.List;

/**
 * Where a service is asked.
 *
 * @param hosts its hosts, each as often as its weight says
 * @param basePath what stands in front of every path; empty where nothing does
 * @param timeout how long an answer may take, in milliseconds
 */
record Backend(List<String> hosts, String basePath, long timeout) {
    Backend {
        hosts = List.copyOf(hosts);
    }

    /** The path that a service is asked for: its own, and behind it what is left of the request's. */
    String path(String rest) {
        if (basePath.isEmpty() || basePath.equals("/")) {
            return rest.startsWith("/") ? rest : "/" + rest;
        }
        if (rest.isEmpty()) {
            return basePath;
        }
        String base = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
        return base + (rest.startsWith("/") ? rest : "/" + rest);
    }
}

package dev.gw.runtime.router;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts of a route as the traditional router reads them. Immutable.
 *
 * @param plain names without a wildcard, with or without a port
 * @param wildcards the others, in the order written
 * @param portedWildcard whether the first wildcard that says so has a port
 */
record TraditionalHosts(Set<String> plain, List<Wildcard> wildcards, boolean portedWildcard) {
    /** A name with a wildcard. */
    record Wildcard(String text, Pattern pattern) {
        boolean matches(String hostAndPort) {
            return pattern.matcher(hostAndPort).lookingAt();
        }
    }

    /**
     * A host header, or a route's host, taken apart.
     *
     * @param host without port and brackets
     * @param withPort with its port, or the default one
     * @param hasPort whether it had one itself
     */
    record Split(String host, String withPort, boolean hasPort) {}

    static TraditionalHosts of(List<String> hosts) {
        Set<String> plain = new HashSet<>();
        List<Wildcard> wildcards = new ArrayList<>();
        boolean ported = false;
        for (String host : hosts) {
            if (host.indexOf('*') < 0) {
                plain.add(host);
            } else {
                boolean hasPort = split(host, 0).hasPort();
                String body = host.replace(".", "\\.").replace("*", ".+");
                wildcards.add(new Wildcard(host, Pattern.compile(body + (hasPort ? "$" : "(?::\\d+)?$"))));
                ported |= hasPort;
            }
        }
        return new TraditionalHosts(Set.copyOf(plain), List.copyOf(wildcards), ported);
    }

    boolean isEmpty() {
        return plain.isEmpty() && wildcards.isEmpty();
    }

    /**
     * Takes a name apart.
     *
     * @param defaultPort 0 for none
     */
    static Split split(String name, int defaultPort) {
        if (name.startsWith("[")) {
            return bracketed(name, defaultPort);
        }
        int colon = name.indexOf(':');
        if (colon < 0) {
            return new Split(name, withPort(name, defaultPort), false);
        }
        if (colon == name.length() - 1) {
            String host = name.substring(0, colon);
            return new Split(host, withPort(host, defaultPort), false);
        }
        if (!isDigits(name, colon + 1)) {
            return new Split(name, defaultPort == 0 ? name : "[" + name + "]:" + defaultPort, false);
        }
        return new Split(name.substring(0, colon), name, true);
    }

    private static Split bracketed(String name, int defaultPort) {
        if (name.endsWith("]")) {
            return new Split(name.substring(1, name.length() - 1), withPort(name, defaultPort), false);
        }
        int close = name.indexOf("]:", 1);
        if (close >= 0 && close == name.length() - 2) {
            return new Split(name.substring(1, close), name + (defaultPort == 0 ? "" : defaultPort), false);
        }
        if (close >= 0 && isDigits(name, close + 2)) {
            return new Split(name.substring(1, close), name, true);
        }
        return new Split(name, withPort(name, defaultPort), false);
    }

    private static String withPort(String host, int port) {
        return port == 0 ? host : host + ":" + port;
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}

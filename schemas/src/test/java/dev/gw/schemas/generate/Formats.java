package dev.gw.schemas.generate;

import java.util.Map;
import java.util.Optional;

/**
 * What a regular expression can say of the formats that Kong checks in code.
 *
 * <p>Each one accepts everything that Kong accepts; the compiler checks the rest.
 */
final class Formats {
    private static final String HOSTNAME = "^[^\\s/?#@\"<>]+$";
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("name", "^[A-Za-z0-9._~\\u0080-\\uffff\\-]+$"),
            Map.entry("tag", "^[ !-+\\-.0-~\\u0080-\\uffff]+$"),
            Map.entry("path", "^/[A-Za-z0-9._~/%:@!$&'()*+,;=\\-]*$"),
            Map.entry("host", HOSTNAME),
            Map.entry("sni", HOSTNAME),
            Map.entry("wildcard-sni", HOSTNAME),
            Map.entry("route-host", HOSTNAME),
            Map.entry("upstream-name", HOSTNAME),
            Map.entry("target", HOSTNAME),
            Map.entry("host-with-optional-port", HOSTNAME),
            Map.entry("header-name", "^[A-Za-z0-9_\\-]+$"),
            Map.entry("url-with-host", "^[A-Za-z][A-Za-z0-9+.\\-]*://"),
            Map.entry("ip", "^[0-9A-Fa-f:.\\[\\]]+$"),
            Map.entry("ip-or-cidr", "^[0-9A-Fa-f:.\\[\\]]+(/[0-9]+)?$"),
            Map.entry("redirect-uri", "^[A-Za-z][A-Za-z0-9+.\\-]*:"));

    private Formats() {}

    static Optional<String> pattern(String validator) {
        return Optional.ofNullable(PATTERNS.get(validator));
    }
}

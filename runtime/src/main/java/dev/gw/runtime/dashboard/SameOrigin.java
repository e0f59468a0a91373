package dev.gw.runtime.dashboard;

import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.exchange.Headers;
import java.util.Locale;

/**
 * Keeps other web pages out. A page elsewhere can make a browser ask, but the browser says so; and a name that somebody
 * else lets point here (DNS rebinding) is neither localhost nor an address.
 */
final class SameOrigin {
    private SameOrigin() {}

    static boolean isTrusted(String host, Headers headers) {
        String site = headers.get("Sec-Fetch-Site");
        boolean own = site == null || site.equals("same-origin") || site.equals("none");
        String origin = headers.get("Origin");
        boolean fits = origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
        return own && fits && isLocalName(host);
    }

    private static boolean isLocalName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int bracket = name.lastIndexOf(']');
        int colon = name.lastIndexOf(':');
        if (colon > bracket) {
            name = name.substring(0, colon);
        }
        if (bracket > 0) {
            name = name.substring(1, bracket);
        }
        return name.equals("localhost") || name.endsWith(".localhost") || NameService.isAddress(name);
    }
}

package dev.gw.runtime.plugin.auth;

import dev.gw.runtime.exchange.Headers;
import java.util.List;

/** Looks header fields up by names out of a configuration. */
public final class SentHeaders {
    private SentHeaders() {}

    /** All values under a name; the underscores of a name that is not there stand for dashes, as in Kong. */
    public static List<String> all(Headers headers, String name) {
        List<String> found = headers.all(name);
        return found.isEmpty() && name.indexOf('_') >= 0 ? headers.all(name.replace('_', '-')) : found;
    }
}

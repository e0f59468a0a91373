package dev.gw.drill.message;

import dev.gw.runtime.exchange.Headers;

/**
 * A request as an upstream saw it.
 *
 * @param upstream which upstream it was
 * @param method the method
 * @param target path and query
 * @param headers the header fields
 * @param body the body, one character per octet
 */
public record Seen(String upstream, String method, String target, Headers headers, String body) {
    /** The target up to the query. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** The query without its question mark; empty where there is none. */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }
}

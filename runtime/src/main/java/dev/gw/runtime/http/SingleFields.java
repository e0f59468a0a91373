package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;

/** The header fields that nginx refuses to see twice in a request. */
final class SingleFields {
    private static final String[] NAMES = {
        "Authorization",
        "Content-Range",
        "Expect",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "If-Range",
        "If-Unmodified-Since"
    };

    private SingleFields() {}

    static void check(Headers headers) throws MalformedMessage {
        int seen = 0;
        for (int i = 0; i < headers.size(); i++) {
            int bit = bit(headers.name(i));
            if ((seen & bit) != 0) {
                throw new MalformedMessage(400, "a header field stands twice").behind(headers.first(i));
            }
            seen |= bit;
        }
    }

    private static int bit(String name) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].length() == name.length() && NAMES[i].equalsIgnoreCase(name)) {
                return 1 << i;
            }
        }
        return 0;
    }
}

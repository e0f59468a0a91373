package dev.gw.runtime.plugin.basicauth;

import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.Scheme;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a client shows.
 *
 * @param username the name
 * @param password the password, one character per octet
 */
record UserAndPassword(String username, String password) {
    /** What a header's text holds. */
    sealed interface Found {
        /** Nothing of this scheme, or what is there is no Base64. */
        record Nothing() implements Found {}

        /** Base64, but no colon in it: such a header is not even hidden. */
        record Malformed() implements Found {}

        record Shown(UserAndPassword pair) implements Found {}
    }

    static Found in(@Nullable String header) {
        String text = header == null ? null : Scheme.after("basic", header, 0);
        byte[] octets = text == null ? null : Octets.base64(text);
        if (octets == null) {
            return new Found.Nothing();
        }
        String decoded = new String(octets, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < decoded.length() && decoded.charAt(start) == ':') {
            start++;
        }
        int colon = decoded.indexOf(':', start);
        if (colon < 0) {
            return new Found.Malformed();
        }
        int lineEnd = decoded.indexOf('\n', colon);
        String password = decoded.substring(colon + 1, lineEnd < 0 ? decoded.length() : lineEnd);
        return new Found.Shown(new UserAndPassword(Octets.utf8(decoded.substring(start, colon)), password));
    }
}

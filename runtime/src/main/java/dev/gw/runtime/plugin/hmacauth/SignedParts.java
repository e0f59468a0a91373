package dev.gw.runtime.plugin.hmacauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an Authorization header of the scheme hmac says. Its four parts stand in a fixed order; a part reaches as far as
 * it can, so quotes within it belong to it.
 *
 * @param username who signs
 * @param algorithm with which method
 * @param headers the names of what is signed, in order
 * @param signature the signature in Base64
 */
record SignedParts(String username, String algorithm, List<String> headers, String signature) {
    private record Separator(int start, int end) {}

    /** Null where the header is missing or says something else. */
    static @Nullable SignedParts in(@Nullable String header) {
        int end = header == null ? -1 : header.lastIndexOf('"');
        if (header == null || end < 0) {
            return null;
        }
        Separator signature = last(header, "signature", end);
        Separator headers = signature == null ? null : last(header, "headers", signature.start());
        Separator algorithm = headers == null ? null : last(header, "algorithm", headers.start());
        int username = algorithm == null ? -1 : username(header, algorithm.start());
        if (signature == null || headers == null || algorithm == null || username < 0) {
            return null;
        }
        return new SignedParts(
                header.substring(username, algorithm.start()),
                header.substring(algorithm.end(), headers.start()),
                names(header.substring(headers.end(), signature.start())),
                header.substring(signature.end(), end));
    }

    /** The last place where a quoted part ends and the named one begins, with something between it and a limit. */
    private static @Nullable Separator last(String text, String name, int limit) {
        String start = name + "=\"";
        for (int at = text.lastIndexOf(start, limit); at >= 0; at = text.lastIndexOf(start, at - 1)) {
            int quote = beforeSpace(text, at) - 2;
            if (at + start.length() < limit && quote > 0 && text.startsWith("\",", quote)) {
                return new Separator(quote, at + start.length());
            }
        }
        return null;
    }

    /** Where the user's name begins; -1 where it is missing. */
    private static int username(String text, int limit) {
        String start = "username=\"";
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            int scheme = beforeSpace(text, at) - 4;
            boolean named = scheme >= 0 && (text.startsWith("hmac", scheme) || text.startsWith("Hmac", scheme));
            if (named && at + start.length() < limit) {
                return at + start.length();
            }
        }
        return -1;
    }

    private static int beforeSpace(String text, int end) {
        int at = end;
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        return at;
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', start)) {
            names.add(text.substring(start, space));
            start = space + 1;
        }
        if (start < text.length()) {
            names.add(text.substring(start));
        }
        return names;
    }

    /** The name under which Java knows the algorithm. */
    String macName() {
        return "HmacSHA" + algorithm.substring("hmac-sha".length()).toUpperCase(Locale.ROOT);
    }
}

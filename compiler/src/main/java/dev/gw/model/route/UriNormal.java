package dev.gw.model.route;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The normal form of a path, as Kong's router compares it: triplets of unreserved characters decoded, the rest in upper case,
 * dot segments and double slashes gone. Works on bytes, as triplets may make any.
 */
public final class UriNormal {
    private static final String RESERVED = "!*'();:@&=+$,/?%#[]";

    private UriNormal() {}

    /** The normal form of the path; null where the path is that already. */
    public static @Nullable String of(String path) {
        if (path.equals("/") || path.isEmpty()) {
            return null;
        }
        boolean encoded = path.indexOf('%') >= 0;
        if (!encoded && path.indexOf('.') < 0 && !path.contains("//")) {
            return null;
        }
        String bytes = Triplets.bytes(path);
        String decoded = encoded ? decode(bytes) : bytes;
        String normal = decoded.indexOf('.') < 0 && !decoded.contains("//") ? decoded : withoutDots(decoded);
        return normal.equals(bytes) ? null : Triplets.text(normal);
    }

    private static String decode(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int code = Triplets.at(path, i);
            if (code < 0) {
                decoded.append(path.charAt(i));
                continue;
            }
            decoded.append(RESERVED.indexOf(code) >= 0 ? Triplets.upper(path, i) : String.valueOf((char) code));
            i += 2;
        }
        return decoded.toString();
    }

    /** RFC 3986's removal of dot segments, with double slashes merged on the way. */
    private static String withoutDots(String path) {
        Deque<String> output = new ArrayDeque<>();
        int at = 0;
        int end = path.length();
        while (at < end) {
            int step = skip(path, at, output);
            if (step > 0) {
                at += step;
            } else if (step < 0) {
                output.addLast("/");
                at = end;
            } else {
                int slash = path.indexOf('/', at + 1);
                int to = slash < 0 ? end : slash;
                output.addLast(path.substring(at, to));
                at = to;
            }
        }
        return String.join("", output);
    }

    /** How much of the path at a place is dots or slashes to leave out; negative where a slash is all that is left. */
    private static int skip(String path, int at, Deque<String> output) {
        int left = path.length() - at;
        if (path.startsWith("/../", at) || (left == 3 && path.startsWith("/..", at))) {
            output.pollLast();
            return left == 3 ? -1 : 3;
        }
        if (path.startsWith("/./", at) || path.startsWith("./", at)) {
            return 2;
        }
        if (path.startsWith("../", at)) {
            return 3;
        }
        if (left == 2 && path.startsWith("/.", at)) {
            return -1;
        }
        if (left <= 2 && path.startsWith(left == 2 ? ".." : ".", at)) {
            return left;
        }
        return path.startsWith("//", at) ? 1 : 0;
    }
}

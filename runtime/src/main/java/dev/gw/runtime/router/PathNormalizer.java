package dev.gw.runtime.router;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form of a path that routes are matched against, and back to what may stand in a request line.
 *
 * <p>Percent triplets are decoded but for the reserved characters, dot segments are resolved after that, and slashes are
 * merged. Sending escapes again what may not stand in a request, so what the client sent and what the upstream gets can
 * differ in spelling.
 */
public final class PathNormalizer {
    private static final String RESERVED = "!*'();:@&=+$,/?%#[]";
    private static final String LITERAL = "!#$&'()*+,/:;=?@[]-_.~%";

    private PathNormalizer() {}

    /**
     * Normalises a path.
     *
     * @param raw the path as sent, one character per octet, without a query
     * @return the normalised path, decoded from UTF-8; null where it is not valid UTF-8
     */
    public static @Nullable String normalize(String raw) {
        String decoded = raw.indexOf('%') >= 0 ? decode(raw) : raw;
        boolean settled = decoded.indexOf('.') < 0 && !decoded.contains("//");
        return utf8(settled ? decoded : resolve(decoded));
    }

    /** A path in the form of {@link #normalize}, as it goes into a request line. */
    public static String escape(String path) {
        int i = 0;
        while (i < path.length() && isLiteral(path.charAt(i))) {
            i++;
        }
        if (i == path.length()) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isLiteral(c)) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    private static boolean isLiteral(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || LITERAL.indexOf(c) >= 0;
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    private static String decode(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int high = c == '%' && i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw.charAt(i + 2), 16);
            if (low < 0) {
                out.append(c);
                continue;
            }
            char octet = (char) (high * 16 + low);
            if (RESERVED.indexOf(octet) >= 0) {
                out.append(raw.substring(i, i + 3).toUpperCase(Locale.ROOT));
            } else {
                out.append(octet);
            }
            i += 2;
        }
        return out.toString();
    }

    /** Resolves dot segments and merges slashes; a segment includes the slash before it. */
    private static String resolve(String path) {
        StringBuilder out = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            int end = path.indexOf('/', at + 1);
            end = end < 0 ? path.length() : end;
            String segment = path.substring(at, end);
            boolean last = end == path.length();
            boolean slashed = segment.charAt(0) == '/';
            String name = slashed ? segment.substring(1) : segment;
            at = end;
            if (name.equals("..")) {
                if (slashed) {
                    dropSegment(out);
                }
                closeIf(last && slashed, out);
                at += !slashed && !last ? 1 : 0;
            } else if (name.equals(".")) {
                closeIf(last && slashed, out);
                at += !slashed && !last ? 1 : 0;
            } else if (!slashed || !name.isEmpty() || last) {
                out.append(segment);
            }
        }
        return out.toString();
    }

    private static void closeIf(boolean last, StringBuilder out) {
        if (last) {
            out.append('/');
        }
    }

    private static void dropSegment(StringBuilder out) {
        int slash = out.lastIndexOf("/");
        out.setLength(Math.max(slash, 0));
    }

    private static @Nullable String utf8(String octets) {
        int i = 0;
        while (i < octets.length() && octets.charAt(i) < 0x80) {
            i++;
        }
        if (i == octets.length()) {
            return octets;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}

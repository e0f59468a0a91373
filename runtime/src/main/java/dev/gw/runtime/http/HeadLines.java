package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.FieldRules;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;

/**
 * Reads the lines of a head that is known to be complete, in an array, since every look into a buffer of the wire has its
 * price. One per thread: a head is read to its end before the next one begins.
 */
final class HeadLines {
    private static final int USUAL = 2048;
    private static final int MOST_KEPT = 64 * 1024;

    private static final FastThreadLocal<HeadLines> ofThread = new FastThreadLocal<>() {
        @Override
        protected HeadLines initialValue() {
            return new HeadLines();
        }
    };

    private final KnownFields known = new KnownFields();
    private byte[] octets = new byte[USUAL];
    private int at;

    private HeadLines() {}

    /** Takes a head out of the buffer. */
    static HeadLines of(ByteBuf in, int length) {
        HeadLines own = ofThread.get();
        if (own.octets.length < length || own.octets.length > MOST_KEPT) {
            own.octets = new byte[Math.max(USUAL, length)];
        }
        in.readBytes(own.octets, 0, length);
        own.at = 0;
        return own;
    }

    /** The first line that is not empty: clients may send line breaks before a request. */
    String startLine() {
        int start;
        int end;
        do {
            start = at;
            end = endOfLine();
            while (start < end && octets[start] == '\r') {
                start++;
            }
        } while (end == start);
        return text(octets, start, end);
    }

    /**
     * The header fields up to the empty line. A name with a space in it, a folded line or a control character makes the
     * message malformed; a field whose name has other characters than nginx knows counts as the rules say.
     */
    Headers headers(FieldRules rules) throws MalformedMessage {
        Headers headers = new Headers();
        try {
            while (true) {
                int start = at;
                int end = endOfLine();
                if (end == start) {
                    return headers;
                }
                take(headers, rules, start, end);
            }
        } catch (MalformedMessage malformed) {
            throw malformed.behind(headers);
        }
    }

    private void take(Headers headers, FieldRules rules, int start, int end) throws MalformedMessage {
        if (known.add(headers, octets, start, end)) {
            return;
        }
        int colon = colon(start, end);
        if (colon == start) {
            throw new MalformedMessage(400, "header line without a name");
        }
        int place = headers.size();
        // as in nginx, a line without a colon is a field without a value
        add(headers, rules, octets, start, colon, end);
        if (headers.size() > place) {
            known.remember(octets, start, end, headers.name(place), headers.value(place));
        }
    }

    /** Where the line ends that begins here; goes on to the next one. */
    private int endOfLine() {
        int newline = Newlines.next(octets, at);
        int end = newline > at && octets[newline - 1] == '\r' ? newline - 1 : newline;
        at = newline + 1;
        return end;
    }

    /** Where the first colon of a line stands; its end where there is none. */
    private int colon(int start, int end) {
        int colon = start;
        while (colon < end && octets[colon] != ':') {
            colon++;
        }
        return colon;
    }

    /** Adds the field of a line, unless its name is one that is left out. */
    static void add(Headers headers, FieldRules rules, String line, int colon) throws MalformedMessage {
        byte[] octets = line.getBytes(StandardCharsets.ISO_8859_1);
        add(headers, rules, octets, 0, colon, octets.length);
    }

    private static void add(Headers headers, FieldRules rules, byte[] octets, int start, int colon, int end)
            throws MalformedMessage {
        boolean known = true;
        for (int i = start; i < colon; i++) {
            char c = (char) (octets[i] & 0xff);
            if (c <= ' ' || c == 0x7f) {
                throw new MalformedMessage(400, "header name with a space or control character");
            }
            known &= isNameCharacter(c, rules);
        }
        String value = trimmed(octets, Math.min(colon + 1, end), end);
        if (known || !rules.dropsUnknown()) {
            headers.add(text(octets, start, colon), value);
        }
    }

    /** Whether a name counts. */
    static boolean isName(String name, FieldRules rules) {
        boolean known = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            known &= isNameCharacter(name.charAt(i), rules);
        }
        return known || (!rules.dropsUnknown() && !name.isEmpty());
    }

    /** Whether a value can stand in a line. */
    static boolean isValue(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 && value.indexOf(0) < 0;
    }

    private static boolean isNameCharacter(char c, FieldRules rules) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_' && rules.underscores();
    }

    private static String trimmed(byte[] octets, int from, int to) throws MalformedMessage {
        // as in nginx, a tab belongs to the value
        int start = from;
        int end = to;
        while (start < end && octets[start] == ' ') {
            start++;
        }
        while (end > start && octets[end - 1] == ' ') {
            end--;
        }
        for (int i = start; i < end; i++) {
            byte octet = octets[i];
            if (octet == 0 || octet == '\r') {
                throw new MalformedMessage(400, "header value with a control character");
            }
        }
        return text(octets, start, end);
    }

    private static String text(byte[] octets, int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
}

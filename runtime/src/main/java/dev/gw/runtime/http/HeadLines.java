package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.FieldRules;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Reads the lines of a head that is known to be complete. */
final class HeadLines {
    private final String text;
    private int at;

    /** Takes the head out of the buffer. */
    HeadLines(ByteBuf in, int length) {
        this.text = in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1);
        in.skipBytes(length);
    }

    /** The next line without its line break; empty at the end of the head. */
    String line() {
        int newline = text.indexOf('\n', at);
        int end = newline > at && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
        String line = text.substring(at, end);
        at = newline + 1;
        return line;
    }

    /** The first line that is not empty: clients may send line breaks before a request. */
    String startLine() {
        String line = line();
        while (line.isEmpty()) {
            line = line();
        }
        int begin = 0;
        while (begin < line.length() && line.charAt(begin) == '\r') {
            begin++;
        }
        return line.substring(begin);
    }

    /**
     * The header fields up to the empty line. A name with a space in it, a folded line or a control character makes the
     * message malformed; a field whose name has other characters than nginx knows counts as the rules say.
     */
    Headers headers(FieldRules rules) throws MalformedMessage {
        Headers headers = new Headers();
        try {
            while (true) {
                int newline = text.indexOf('\n', at);
                int start = at;
                int end = newline > at && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
                at = newline + 1;
                if (end == start) {
                    return headers;
                }
                int colon = colon(start, end);
                if (colon == start) {
                    throw new MalformedMessage(400, "header line without a name");
                }
                // as in nginx, a line without a colon is a field without a value
                add(headers, rules, text, start, colon, end);
            }
        } catch (MalformedMessage malformed) {
            throw malformed.behind(headers);
        }
    }

    /** Where the first colon of a line stands; its end where there is none. */
    private int colon(int start, int end) {
        int colon = start;
        while (colon < end && text.charAt(colon) != ':') {
            colon++;
        }
        return colon;
    }

    /** Adds the field of a line, unless its name is one that is left out. */
    static void add(Headers headers, FieldRules rules, String line, int colon) throws MalformedMessage {
        add(headers, rules, line, 0, colon, line.length());
    }

    private static void add(Headers headers, FieldRules rules, String text, int start, int colon, int end)
            throws MalformedMessage {
        boolean known = true;
        for (int i = start; i < colon; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f) {
                throw new MalformedMessage(400, "header name with a space or control character");
            }
            known &= isNameCharacter(c, rules);
        }
        String value = trimmed(text, Math.min(colon + 1, end), end);
        if (known || !rules.dropsUnknown()) {
            headers.add(text.substring(start, colon), value);
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

    private static String trimmed(String text, int from, int to) throws MalformedMessage {
        // as in nginx, a tab belongs to the value
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == 0 || c == '\r') {
                throw new MalformedMessage(400, "header value with a control character");
            }
        }
        return text.substring(start, end);
    }
}

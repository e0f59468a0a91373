package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
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
        return line;
    }

    /**
     * The header fields up to the empty line. A name with a space in it, a folded line or a control character makes the
     * message malformed; a field whose name has other characters than nginx knows is left out, as nginx does.
     */
    Headers headers() throws MalformedMessage {
        Headers headers = new Headers();
        try {
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon == 0) {
                    throw new MalformedMessage(400, "header line without a name");
                }
                // as in nginx, a line without a colon is a field without a value
                add(headers, line, colon < 0 ? line.length() : colon);
            }
        } catch (MalformedMessage malformed) {
            throw malformed.behind(headers);
        }
        return headers;
    }

    /** Adds the field of a line, unless its name is one that is left out. */
    static void add(Headers headers, String line, int colon) throws MalformedMessage {
        boolean known = true;
        for (int i = 0; i < colon; i++) {
            char c = line.charAt(i);
            if (c <= ' ' || c == 0x7f) {
                throw new MalformedMessage(400, "header name with a space or control character");
            }
            known &= isNameCharacter(c);
        }
        String value = trimmed(line, colon + 1);
        if (known) {
            headers.add(line.substring(0, colon), value);
        }
    }

    /** Whether nginx knows all characters of a name. */
    static boolean isName(String name) {
        boolean known = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            known &= isNameCharacter(name.charAt(i));
        }
        return known;
    }

    /** Whether a value can stand in a line. */
    static boolean isValue(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 && value.indexOf(0) < 0;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static String trimmed(String line, int from) throws MalformedMessage {
        // as in nginx, a tab belongs to the value
        int end = line.length();
        int start = Math.min(from, end);
        while (start < end && line.charAt(start) == ' ') {
            start++;
        }
        while (end > start && line.charAt(end - 1) == ' ') {
            end--;
        }
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c == 0 || c == '\r') {
                throw new MalformedMessage(400, "header value with a control character");
            }
        }
        return line.substring(start, end);
    }
}

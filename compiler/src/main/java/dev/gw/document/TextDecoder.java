package dev.gw.document;

import dev.gw.source.Characters;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What bytes say as text.
 *
 * @param text the text; where there is a problem, with replacement characters, fit for showing the place
 * @param characters what it is made of, where that is known already
 * @param problem what is wrong, or null
 * @param mend how to mend it, or null
 * @param offset where in the text the problem stands
 */
record TextDecoder(
        String text,
        @Nullable Characters characters,
        @Nullable String problem,
        @Nullable String mend,
        int offset) {
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final char REPLACEMENT = '\uFFFD';

    static TextDecoder decode(byte[] bytes) {
        Characters plain = Characters.of(bytes);
        if (plain.arePlain()) {
            // as nearly always
            return new TextDecoder(new String(bytes, StandardCharsets.ISO_8859_1), plain, null, null, 0);
        }
        Charset charset = charset(bytes);
        String text = new String(bytes, charset);
        int invalid = text.indexOf(REPLACEMENT) < 0 ? -1 : firstInvalid(bytes, charset);
        int start = !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
        text = text.substring(start);
        if (invalid >= 0) {
            return invalid(bytes, charset, text, invalid);
        }
        int control = firstControl(text);
        return control < 0 ? new TextDecoder(text, null, null, null, 0) : control(text, control);
    }

    /** UTF-8 unless a mark, or the zero bytes that a first ASCII character has in the wider encodings, say otherwise. */
    private static Charset charset(byte[] b) {
        int first = at(b, 0) << 24 | at(b, 1) << 16 | at(b, 2) << 8 | at(b, 3);
        if (b.length >= 4 && (first == 0x0000FEFF || (first != 0 && (first & 0xFFFFFF00) == 0))) {
            return UTF_32BE;
        }
        if (b.length >= 4 && (first == 0xFFFE0000 || (first != 0 && (first & 0x00FFFFFF) == 0))) {
            return UTF_32LE;
        }
        int pair = first >>> 16;
        if (b.length >= 2 && (pair == 0xFEFF || (pair != 0 && (pair & 0xFF00) == 0))) {
            return StandardCharsets.UTF_16BE;
        }
        if (b.length >= 2 && (pair == 0xFFFE || (pair != 0 && (pair & 0x00FF) == 0))) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : 0;
    }

    /** The offset of the first byte that does not fit the encoding; -1 where a replacement character was meant. */
    private static int firstInvalid(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            out.clear();
        }
    }

    private static TextDecoder invalid(byte[] bytes, Charset charset, String text, int at) {
        String before = new String(bytes, 0, at, charset);
        int offset = before.isEmpty() || before.charAt(0) != '\uFEFF' ? before.length() : before.length() - 1;
        int wrong = bytes[at] & 0xFF;
        String problem = String.format(Locale.ROOT, "byte 0x%02X is not valid %s", wrong, charset.name());
        String latin1 = new String(bytes, at, 1, StandardCharsets.ISO_8859_1);
        String mend = charset.equals(StandardCharsets.UTF_8) && Character.isLetter(latin1.charAt(0))
                ? "save the file as UTF-8; in Latin-1 the byte is '" + latin1 + "'"
                : "save the file as UTF-8";
        return new TextDecoder(text, null, problem, mend, Math.min(offset, text.length()));
    }

    private static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\n' && c != '\r' && c != '\t' : c >= 0x7F && isOddControl(c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOddControl(char c) {
        return c <= 0x9F ? c != 0x85 : c >= 0xFFFE;
    }

    private static TextDecoder control(String text, int at) {
        char c = text.charAt(at);
        String name = c == 0 ? "a NUL byte" : String.format(Locale.ROOT, "control character U+%04X", (int) c);
        String mend =
                c == 0 ? "the file looks binary, not text" : "remove it, or write it in double quotes as an escape";
        return new TextDecoder(text, null, name + " can't stand in a text", mend, at);
    }
}

package dev.gw.diagnostic.report;

import java.util.ArrayList;
import java.util.List;

/** How many columns of a terminal text takes. */
final class TextWidth {
    private TextWidth() {}

    /** The columns of a character: none for combining marks and joiners, two for wide East Asian ones and emoji. */
    static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0x303e)
                || (c >= 0x3041 && c <= 0xa4cf)
                || (c >= 0xa960 && c <= 0xa97f)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1f64f)
                || (c >= 0x1f680 && c <= 0x1f6ff)
                || (c >= 0x1f900 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }

    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    /**
     * What to show for a character: characters that would move the cursor, ring, or turn the direction of the text are
     * replaced, so that no file can disguise itself in a message.
     */
    static int shown(int c) {
        boolean control = c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
        boolean direction = c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || direction || lone ? 0xfffd : c;
    }

    /** The text with every character as it is {@linkplain #shown shown}; line breaks stay. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c == '\n' ? c : shown(c)));
        return out.toString();
    }

    /** The text in lines of at most that many columns, broken at spaces; longer words stay whole. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            wrapLine(line, width, lines);
        }
        return lines;
    }

    private static void wrapLine(String text, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (String word : text.split(" ", -1)) {
            int more = of(word);
            if (columns > 0 && columns + 1 + more > width) {
                lines.add(line.toString());
                line.setLength(0);
                columns = 0;
            } else if (!line.isEmpty() || columns > 0) {
                line.append(' ');
                columns++;
            }
            line.append(word);
            columns += more;
        }
        lines.add(line.toString());
    }
}

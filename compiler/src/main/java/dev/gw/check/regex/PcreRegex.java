package dev.gw.check.regex;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Patterns in the dialect of PCRE2 10.44, compiled as OpenResty compiles them: bytes, not UTF, unless the pattern itself
 * begins with {@code (*UTF)}. Only the syntax is checked; nothing is matched. Thread-safe: no state.
 */
public final class PcreRegex {
    private PcreRegex() {}

    /** What {@code pcre2_compile} objects to, in its words, or null when it accepts {@code pattern}. Never throws. */
    public static @Nullable RegexProblem problem(String pattern) {
        boolean ascii = true;
        for (int i = 0; i < pattern.length() && ascii; i++) {
            ascii = pattern.charAt(i) < 0x80;
        }
        PcreStart start = PcreStart.of(pattern);
        boolean bytes = !ascii && !start.utf();
        String units =
                bytes ? new String(pattern.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) : pattern;
        Refusal refusal = refusal(units, start);
        if (refusal == null) {
            return null;
        }
        int offset = bytes ? chars(units, refusal.start) : refusal.start;
        return new RegexProblem(refusal.text(), offset, 0);
    }

    private static @Nullable Refusal refusal(String units, PcreStart start) {
        try {
            if (start.problemAt() >= 0) {
                throw new Refusal(PcreText.BAD_VERB, start.problemAt(), start.problemAt());
            }
            PcreIn in = new PcreIn(units, start.utf(), start.length());
            PcreNode root = new PcreParser(in).parse();
            if (in.lookbehind) {
                new PcreLookbehind(in, root).check();
            }
            new PcreReferences(in).check(root);
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    /** The chars of the text whose UTF-8 bytes are the first {@code count} of {@code units}. */
    private static int chars(String units, int count) {
        byte[] bytes = units.substring(0, count).getBytes(StandardCharsets.ISO_8859_1);
        int chars = 0;
        for (byte unit : bytes) {
            chars += (unit & 0xC0) == 0x80 ? 0 : (unit & 0xF8) == 0xF0 ? 2 : 1;
        }
        return chars;
    }
}

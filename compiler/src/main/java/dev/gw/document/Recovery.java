package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Looks for further mistakes behind the one at which the reading of a file ended. It goes on where the file begins anew
 * whatever stands before: at the next key of the whole file, or at the next item of the list below such a key. What stands
 * there is read for its mistakes alone.
 */
final class Recovery {
    /** So many are enough for one run. */
    private static final int MOST = 20;

    /** Each costs the reading of what is left: so many characters in all. */
    private static final int BUDGET = 16_000_000;

    /** They speak of what stands above, which is not read. */
    private static final Set<Code> ECHOES = EnumSet.of(Code.GW1015, Code.GW1018);

    private final SourceFile file;
    private final FileSections sections;
    private final Diagnostics out;

    private Recovery(SourceFile file, Diagnostics out) {
        this.file = file;
        this.sections = new FileSections(file.text());
        this.out = out;
    }

    /**
     * Reports what else is wrong.
     *
     * @param stopped where the first mistake is
     */
    static void behind(SourceFile file, int stopped, Diagnostics out) {
        new Recovery(file, out).from(stopped);
    }

    private void from(int stopped) {
        int end = file.text().length();
        int most = Math.min(MOST, BUDGET / Math.max(1, end));
        int at = sections.next(stopped);
        for (int found = 0; at < end && found < most; ) {
            int to = sections.isKey(at) ? end : sections.nextKey(at);
            OptionalInt mistake = read(at, to);
            if (mistake.isPresent()) {
                found++;
                at = sections.next(Math.max(at, mistake.getAsInt()));
            } else {
                at = to;
            }
        }
    }

    /** Reads a piece of the file at its place; where a mistake ended that, if one did. */
    private OptionalInt read(int from, int to) {
        Diagnostics found = new Diagnostics();
        OptionalInt stopped = SourceYaml.stop(file, only(from, to), found);
        for (Diagnostic one : found.sorted()) {
            if (!ECHOES.contains(one.code())) {
                out.add(one);
            }
        }
        return stopped;
    }

    /** The text with spaces where the piece is not, so that all places stay what they are. */
    private String only(int from, int to) {
        String text = file.text();
        StringBuilder piece = new StringBuilder(text.length());
        blank(text, 0, from, piece);
        piece.append(text, from, to);
        blank(text, to, text.length(), piece);
        return piece.toString();
    }

    private static void blank(String text, int from, int to, StringBuilder into) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            into.append(c == '\n' || c == '\r' || Character.isSurrogate(c) ? c : ' ');
        }
    }
}

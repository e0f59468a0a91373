package dev.gw.assemble.format;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;

/** Adds to a diagnostic the change of text that puts another string in a scalar's place, in the scalar's own quotes. */
final class Rewrite {
    private Rewrite() {}

    static Diagnostic offer(Diagnostic found, Scalar scalar, String text) {
        String written = scalar.span().isNowhere() ? "" : scalar.span().text();
        boolean simple = text.indexOf('\'') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
        if (written.startsWith("'") && simple) {
            return found.fix(scalar.span(), "'" + text + "'");
        }
        if (written.startsWith("\"") && simple) {
            return found.fix(scalar.span(), '"' + text.replace("\\", "\\\\") + '"');
        }
        boolean plain = simple && text.indexOf(": ") < 0 && text.indexOf(" #") < 0;
        return plain && written.equals(scalar.text()) ? found.fix(scalar.span(), "'" + text + "'") : found;
    }
}

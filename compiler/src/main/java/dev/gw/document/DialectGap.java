package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plain scalar that YAML 1.2 and Kong's YAML 1.1 reader take differently. The mend keeps what Kong makes of it today
 * (the file may well be in use), except for numbers in base 60, which nobody means.
 */
final class DialectGap {
    private DialectGap() {}

    /** Reports the gap and gives the scalar as it reads once mended, so that nothing follows from it. */
    static Scalar mended(
            @Nullable Object value, @Nullable Object kong, String text, Span span, boolean key, Diagnostics out) {
        String quoted = "\"" + text + "\"";
        boolean asText = key || !(kong instanceof Boolean || kong instanceof Number) || text.indexOf(':') >= 0;
        String canonical = asText ? quoted : canonical(kong);
        String help = asText ? "quote it: " + quoted : "write " + canonical + ", or quote it: " + quoted;
        String message = text + " is " + shown(value, text) + " in YAML 1.2, but Kong "
                + (kong == KongScalars.FAILS ? "fails on it" : "reads it as " + shown(kong, text));
        out.add(Diagnostic.of(Code.GW1014, span, message).help(help).fix(span, canonical));
        return asText ? Scalar.string(text, span) : Scalars.of(kong, text, span);
    }

    private static String shown(@Nullable Object value, String text) {
        return value instanceof String ? "the text \"" + text + "\"" : canonical(value);
    }

    private static String canonical(@Nullable Object value) {
        if (!(value instanceof Double number)) {
            return String.valueOf(value);
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? String.format(Locale.ROOT, "%.0f", number) : number.toString();
    }
}

package dev.gw.diagnostic;

import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One problem in the user's input: what, where, why, and the mend. Immutable.
 *
 * <p>How to write one:
 *
 * <ol>
 *   <li>The message says what is wrong in one line, without a full stop: {@code port is 99999, but a port lies between 0
 *       and 65535}. It names the field and the value; a value that came from the environment is shown only through
 *       {@code Scalar.shown()}.
 *   <li>Names follow the word of what they name, bare: {@code service orders has no host}. Values stand as in the file,
 *       texts in quotes: {@code protocol of service orders is "htp"}.
 *   <li>The span is the smallest piece of text that has to change: the value, not the entity; the key when the key is
 *       wrong.
 *   <li>Labels show other places that matter: the first of two definitions, the sibling that differs.
 *   <li>The help line is the mend, in the imperative: {@code did you mean rate-limiting?}, {@code quote it: "3.0"}.
 *   <li>Say it in the words of the file: {@code services}, {@code strip_path}; not of the program.
 *   <li>Don't blame, don't shout, don't guess: without a mend there is no help line.
 * </ol>
 *
 * @param code the stable code; its page is docs/diagnostics/CODE.md
 * @param severity the effective severity, after the project's levels
 * @param message what is wrong
 * @param at where; {@link Span#nowhere()} only where no file is at fault
 * @param labels other places
 * @param help the mend, a line or more
 * @param fix the mend as a change of text, where a program can make it
 */
public record Diagnostic(
        Code code,
        Severity severity,
        String message,
        Span at,
        List<Label> labels,
        Optional<String> help,
        Optional<Fix> fix) {
    public Diagnostic {
        labels = List.copyOf(labels);
    }

    /** A diagnostic of the code's own severity, without labels or help. */
    public static Diagnostic of(Code code, Span at, String message) {
        return new Diagnostic(code, code.severity(), message, at, List.of(), Optional.empty(), Optional.empty());
    }

    public Diagnostic label(Span place, String text) {
        List<Label> more = new ArrayList<>(labels);
        more.add(new Label(place, text));
        return new Diagnostic(code, severity, message, at, more, help, fix);
    }

    public Diagnostic help(String mend) {
        return new Diagnostic(code, severity, message, at, labels, Optional.of(mend), fix);
    }

    public Diagnostic fix(Span place, String replacement) {
        return new Diagnostic(code, severity, message, at, labels, help, Optional.of(new Fix(place, replacement)));
    }

    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(code, other, message, at, labels, help, fix);
    }
}

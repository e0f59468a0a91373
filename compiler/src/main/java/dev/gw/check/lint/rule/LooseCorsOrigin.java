package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.function.Consumer;

/** A regular expression among cors origins that also matches other people's domains. */
final class LooseCorsOrigin implements LintRule {
    @Override
    public Code code() {
        return Code.GW2022;
    }

    @Override
    public String id() {
        return "loose-cors-origin";
    }

    private static final String PLAIN_MARKS = ".:/-";

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity plugin : gateway.enabled("cors")) {
            for (Scalar origin : Read.scalars(plugin, "config", "origins")) {
                if (isRegex(origin.text()) && isLoose(origin.text())) {
                    out.accept(finding(plugin, origin));
                }
            }
        }
    }

    private static Diagnostic finding(Entity plugin, Scalar origin) {
        String message = "origin " + origin.shown()
                + " also matches domains of others that end alike: behind the wildcard" + " stands no escaped dot";
        return Diagnostic.of(Code.GW2022, origin.span().isNowhere() ? Read.place(plugin) : origin.span(), message)
                .help("write \\. for the dots, as in https://.*\\.example\\.com");
    }

    /** As Kong decides: any character that no plain origin has makes it a regular expression. */
    private static boolean isRegex(String origin) {
        return !origin.equals("*") && origin.chars().anyMatch(c -> !isPlain((char) c));
    }

    private static boolean isPlain(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || PLAIN_MARKS.indexOf(c) >= 0);
    }

    /** Whether a wildcard is followed by a bare dot or letter instead of an escaped dot. */
    private static boolean isLoose(String origin) {
        for (String wildcard : new String[] {".*", ".+"}) {
            int at = origin.indexOf(wildcard);
            int next = at + wildcard.length();
            if (at >= 0 && next < origin.length()) {
                char c = origin.charAt(next);
                return c == '.' || Character.isLetterOrDigit(c);
            }
        }
        return false;
    }
}

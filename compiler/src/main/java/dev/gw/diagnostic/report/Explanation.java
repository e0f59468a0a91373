package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The page of a code: what the problem is, an example, and the mend.
 *
 * @param code the code
 * @param markdown the page as it stands in docs/diagnostics
 */
public record Explanation(Code code, String markdown) {
    /** The page of a code; empty only where the build left it out. */
    public static Optional<Explanation> of(Code code) {
        try (InputStream page = Code.class.getResourceAsStream(code.id() + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new Explanation(
                            code,
                            new String(page.readAllBytes(), StandardCharsets.UTF_8)
                                    .replace("\r", "")
                                    .strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("the page of " + code + " can't be read from gw's own archive", e);
        }
    }

    /** The code of that id, in any case, with or without the letters GW. */
    public static Optional<Code> codeNamed(String id) {
        String upper = id.toUpperCase(Locale.ROOT);
        String full = upper.startsWith("GW") ? upper : "GW" + upper;
        for (Code code : Code.values()) {
            if (code.id().equals(full)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** The page without its markup, for places that show plain text. */
    public String plain() {
        return new MarkdownText(Palette.PLAIN, Integer.MAX_VALUE)
                .render(markdown)
                .strip();
    }

    /** The page for a terminal of that many columns. */
    public String forTerminal(int width, boolean colour) {
        return new MarkdownText(colour ? Palette.COLOUR : Palette.PLAIN, width).render(markdown);
    }
}

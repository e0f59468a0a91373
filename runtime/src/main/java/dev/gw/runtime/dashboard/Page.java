package dev.gw.runtime.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The page, with the policy under which a browser runs its own script and style and nothing else.
 *
 * @param html the whole page
 * @param policy its Content-Security-Policy
 */
record Page(String html, String policy) {
    static Page read() {
        try (InputStream in = Page.class.getResourceAsStream("page.html")) {
            String html = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            String policy = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; img-src data:; script-src '" + hash(inside(html, "script"))
                    + "'; style-src '" + hash(inside(html, "style")) + "'";
            return new Page(html, policy);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String inside(String html, String tag) {
        int from = html.indexOf("<" + tag + ">") + tag.length() + 2;
        return html.substring(from, html.indexOf("</" + tag + ">", from));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

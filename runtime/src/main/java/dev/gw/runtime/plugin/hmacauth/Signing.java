package dev.gw.runtime.plugin.hmacauth;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.SentHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is signed, and whether a signature or digest is right. All comparisons take the same time for equal lengths. */
final class Signing {
    private Signing() {}

    static boolean isSigned(Request request, Headers headers, SignedParts parts, String secret) {
        byte[] shown = Octets.base64(parts.signature());
        byte[] text = text(request, headers, parts).getBytes(StandardCharsets.ISO_8859_1);
        return shown != null && MessageDigest.isEqual(mac(parts.macName(), secret, text), shown);
    }

    /** The lines of the named parts; a header that is missing leaves its name with a colon. */
    private static String text(Request request, Headers headers, SignedParts parts) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < parts.headers().size(); i++) {
            String name = parts.headers().get(i);
            lines.append(i == 0 ? "" : "\n");
            String value = SentHeaders.first(headers, name);
            if (value != null) {
                lines.append(name).append(": ").append(value);
            } else if (name.equals("@request-target")) {
                lines.append(name).append(": ").append(request.method().toLowerCase(Locale.ROOT));
                lines.append(' ').append(request.target());
            } else if (name.equals("request-line")) {
                lines.append(request.method()).append(' ').append(request.target());
                lines.append(' ').append(request.version().protocol());
            } else {
                lines.append(name).append(':');
            }
        }
        return lines.toString();
    }

    private static byte[] mac(String algorithm, String secret, byte[] text) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(algorithm);
            // Java takes no empty key; one zero octet signs the same, because short keys are filled up with zeros
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** Whether a Digest header is that of a body. */
    static boolean isDigest(String digest, byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            String right = "SHA-256=" + Base64.getEncoder().encodeToString(hash);
            return MessageDigest.isEqual(octets(right), octets(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

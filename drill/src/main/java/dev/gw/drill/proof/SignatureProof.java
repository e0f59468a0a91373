package dev.gw.drill.proof;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import dev.gw.drill.message.Proof;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request for hmac-auth.
 *
 * @param username who signs
 * @param secret with which secret
 * @param algorithm with which algorithm: {@code hmac-sha256}
 * @param enforced which fields have to be signed
 * @param skew by how many seconds the date is to be wrong
 * @param digest whether the body's digest is sent as well
 */
public record SignatureProof(
        String username, String secret, String algorithm, List<String> enforced, long skew, boolean digest)
        implements Proof {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public SignatureProof {
        enforced = List.copyOf(enforced);
    }

    @Override
    public Ask prove(Ask ask, Instant now) {
        Ask dated = ask.with("Date", DATE.format(now.plusSeconds(skew)));
        if (digest) {
            dated = dated.with("Digest", "SHA-256=" + hash(ask.body() == null ? "" : ask.body()));
        }
        List<String> names = new ArrayList<>(enforced);
        for (String usual : List.of("date", "request-line")) {
            if (!names.contains(usual)) {
                names.add(usual);
            }
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(line(dated, name));
        }
        String signature = mac(String.join("\n", lines));
        String value = "hmac username=\"" + username + "\", algorithm=\"" + algorithm + "\", headers=\""
                + String.join(" ", names) + "\", signature=\"" + signature + "\"";
        return dated.with(new Field("Authorization", value, true));
    }

    private static String line(Ask ask, String name) {
        if (name.equals("request-line")) {
            return ask.method() + " " + ask.target() + " HTTP/1.1";
        }
        if (name.equals("@request-target")) {
            return name + ": " + ask.method().toLowerCase(Locale.ROOT) + " " + ask.target();
        }
        String value = name.equalsIgnoreCase("host") ? ask.host() : ask.header(name);
        return value == null ? name + ":" : name + ": " + value;
    }

    private String mac(String text) {
        String name = "HmacSHA" + algorithm.substring("hmac-sha".length());
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    private static String hash(String body) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(hash.digest(body.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.gw.runtime.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as AWS asks for it (Signature Version 4).
 *
 * @param service such as {@code lambda}
 */
public record Signing(String keyId, String secret, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * The header fields to send beside those that are signed: the date and the signature.
     *
     * @param path as it is sent
     * @param query as it is sent, sorted
     * @param headers to sign, Host among them; names in lower case
     */
    public Map<String, String> sign(
            String method, String path, String query, Map<String, String> headers, byte[] body, Instant now) {
        String moment = MOMENT.format(now);
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signed.put("x-amz-date", moment);
        StringBuilder canonical = new StringBuilder(method)
                .append('\n')
                .append(encoded(path))
                .append('\n')
                .append(query)
                .append('\n');
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value.strip()).append('\n'));
        String names = String.join(";", signed.keySet());
        canonical.append('\n').append(names).append('\n').append(hex(hash(body)));
        String day = moment.substring(0, 8);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String text = ALGORITHM + "\n" + moment + "\n" + scope + "\n" + hex(hash(utf8(canonical.toString())));
        byte[] key = utf8("AWS4" + secret);
        for (String part : new String[] {day, region, service, "aws4_request", text}) {
            key = mac(key, part);
        }
        String signature = ALGORITHM + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + hex(key);
        return Map.of("X-Amz-Date", moment, "Authorization", signature);
    }

    /** As AWS has it, the path that is sent is encoded once more. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 8);
        for (byte octet : utf8(path)) {
            char c = (char) (octet & 255);
            if (c < 128 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return out.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static byte[] hash(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

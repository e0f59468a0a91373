package dev.gw.runtime.lua;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests and Base64. */
final class DigestPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("digest", (worker, mail) -> mail.reply(digest(mail.text(), mail.octets())));
        book.put("hmac", (worker, mail) -> mail.reply(hmac(mail.text(), mail.octets(), mail.octets())));
        book.put("crc32", (worker, mail) -> {
            CRC32 crc = new CRC32();
            crc.update(mail.octets());
            mail.reply((double) crc.getValue());
        });
        book.put(
                "jwt.verify",
                (worker, mail) -> mail.reply(JwtSignature.isValid(mail.text(), mail.text(), mail.text())));
        book.put("base64.encode", (worker, mail) -> {
            String kind = mail.text();
            Base64.Encoder encoder = kind.startsWith("url") ? Base64.getUrlEncoder() : Base64.getEncoder();
            mail.reply((kind.endsWith("-") ? encoder.withoutPadding() : encoder).encode(mail.octets()));
        });
        book.put("base64.decode", (worker, mail) -> {
            Base64.Decoder decoder = mail.text().equals("url") ? Base64.getUrlDecoder() : Base64.getDecoder();
            String text = mail.text();
            // what stands behind the first sign of padding is not looked at
            int end = text.indexOf('=');
            try {
                mail.reply(decoder.decode(end < 0 ? text : text.substring(0, end)));
            } catch (IllegalArgumentException none) {
                mail.replyNil();
            }
        });
    }

    private static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (GeneralSecurityException unknown) {
            throw new LuaProblem("there is no digest " + algorithm);
        }
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] octets) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            // the JDK takes no empty key; one of zeros is the same
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return mac.doFinal(octets);
        } catch (GeneralSecurityException unknown) {
            throw new LuaProblem("there is no digest " + algorithm);
        }
    }
}

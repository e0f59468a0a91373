package dev.gw.runtime.lua;

import dev.gw.check.value.PublicKeys;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Pairs of keys: made, and what is encrypted by them. */
final class PairPrimitives implements Primitive.Book {
    private static final int MOST_BITS = 8192;

    @Override
    public void add(Map<String, Primitive> book) {
        book.put("key.make", (worker, mail) -> mail.reply(made(mail.text(), mail.text())));
        book.put("key.public", (worker, mail) -> mail.reply(Pem.of("PUBLIC KEY", encoded(mail.text()))));
        book.put("key.der", (worker, mail) -> mail.reply(encoded(mail.text())));
        book.put("key.jwk", (worker, mail) -> mail.reply(jwk(mail.text(), mail.text())));
        book.put("key.crypt", (worker, mail) -> mail.reply(crypt(mail.text(), mail.text(), mail.octets())));
    }

    private static byte[] encoded(String key) {
        byte[] encoded = PublicKeys.encoded(key);
        if (encoded == null) {
            throw new LuaProblem("the key can't be read");
        }
        return encoded;
    }

    private static String jwk(String pem, String publicPem) {
        Key key = KeyPrimitives.key(pem);
        Key known = KeyPrimitives.key(publicPem);
        if (key == null || known == null) {
            throw new LuaProblem("the key can't be read");
        }
        return JwkText.of(key, known);
    }

    /** A private key in PEM, of a kind, with its size or curve; and its public part, which not all kinds tell. */
    private static List<String> made(String kind, String size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec(size));
            } else if (kind.equals("RSA")) {
                generator.initialize(Math.min(MOST_BITS, Integer.parseInt(size)));
            }
            KeyPair pair = generator.generateKeyPair();
            return List.of(
                    Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    Pem.of("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException | IllegalArgumentException unknown) {
            throw new LuaProblem("no key of that kind is made");
        }
    }

    /** Encrypts by the public part of an RSA key, or decrypts by its private one. */
    private static byte[] crypt(String how, String pem, byte[] text) {
        boolean oaep = how.endsWith("oaep");
        try {
            Cipher cipher = Cipher.getInstance(oaep ? "RSA/ECB/OAEPPadding" : "RSA/ECB/PKCS1Padding");
            OAEPParameterSpec parameters = oaep
                    ? new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT)
                    : null;
            if (how.startsWith("encrypt")) {
                PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded(pem)));
                cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            } else if (KeyPrimitives.key(pem) instanceof PrivateKey key) {
                cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            } else {
                throw new LuaProblem("the key is no private one");
            }
            return cipher.doFinal(text);
        } catch (GeneralSecurityException notFitting) {
            throw new LuaProblem(String.valueOf(notFitting.getMessage()));
        }
    }
}

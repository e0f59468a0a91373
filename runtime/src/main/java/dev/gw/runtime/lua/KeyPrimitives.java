package dev.gw.runtime.lua;

import dev.gw.check.value.PublicKeys;
import dev.gw.runtime.upstream.PemKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Keys that sign and verify, and compression. */
final class KeyPrimitives implements Primitive.Book {
    private static final int MOST_INFLATED = 64 * 1024 * 1024;

    @Override
    public void add(Map<String, Primitive> book) {
        book.put("key.kind", (worker, mail) -> {
            Key key = key(mail.text());
            mail.reply(key == null ? null : (key instanceof PrivateKey ? "private " : "public ") + key.getAlgorithm());
        });
        book.put("key.sign", (worker, mail) -> {
            String how = mail.text();
            mail.text();
            mail.reply(sign(how, mail.octets()));
        });
        book.put("key.verify", (worker, mail) -> mail.reply(isValid(mail.text(), mail.octets(), mail.octets())));
        book.put("gzip", (worker, mail) -> mail.reply(deflated(mail.octets())));
        book.put("gunzip", (worker, mail) -> mail.reply(inflated(mail.octets())));
    }

    /** A key in PEM, the private one where it is there; null where it can't be read. */
    static @Nullable Key key(String pem) {
        try {
            return pem.contains("PRIVATE KEY-----") ? PemKey.read(pem) : publicKey(pem);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        byte[] encoded = PublicKeys.encoded(pem);
        if (encoded != null) {
            for (String algorithm : List.of("RSA", "EC", "Ed25519", "Ed448")) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
                } catch (InvalidKeySpecException other) {
                    // the next may know it
                }
            }
        }
        throw new InvalidKeySpecException("a key of a kind that is not known");
    }

    /** Signs; the first line of {@code how} names digest and form, the others are the key. */
    private static byte[] sign(String how, byte[] text) {
        if (!(key(pem(how)) instanceof PrivateKey own)) {
            throw new LuaProblem("the key is no private one");
        }
        try {
            Signature signature = signature(how, own);
            signature.initSign(own);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException notFitting) {
            throw new LuaProblem(String.valueOf(notFitting.getMessage()));
        }
    }

    private static boolean isValid(String how, byte[] signed, byte[] text) {
        if (!(key(pem(how)) instanceof PublicKey theirs)) {
            throw new LuaProblem("the key is no public one");
        }
        try {
            Signature signature = signature(how, theirs);
            signature.initVerify(theirs);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException notFitting) {
            return false;
        }
    }

    private static String pem(String how) {
        return how.substring(how.indexOf('\n') + 1);
    }

    private static Signature signature(String how, Key key) throws GeneralSecurityException {
        String digest = how.substring(0, how.indexOf(' '));
        Signatures.Form form = Signatures.Form.valueOf(how.substring(how.indexOf(' ') + 1, how.indexOf('\n')));
        return Signatures.of(key.getAlgorithm(), digest, form);
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] inflated(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            byte[] plain = in.readNBytes(MOST_INFLATED + 1);
            if (plain.length > MOST_INFLATED) {
                throw new LuaProblem("the text gets too long");
            }
            return plain;
        } catch (IOException broken) {
            throw new LuaProblem("INFLATE: " + broken.getMessage());
        }
    }
}

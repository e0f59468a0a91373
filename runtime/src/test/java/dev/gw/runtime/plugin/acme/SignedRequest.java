package dev.gw.runtime.plugin.acme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/** Reads a PKCS #10 request, as far as an authority has to. */
final class SignedRequest {
    private final byte[] content;
    private final byte[] publicKey;
    private final byte[] signature;

    private SignedRequest(byte[] content, byte[] publicKey, byte[] signature) {
        this.content = content;
        this.publicKey = publicKey;
        this.signature = signature;
    }

    /** The public key as X.509 has it. */
    byte[] publicKey() {
        return publicKey.clone();
    }

    static SignedRequest read(byte[] der) {
        ByteBuffer whole = inner(ByteBuffer.wrap(der));
        byte[] content = element(whole);
        element(whole);
        ByteBuffer bits = inner(ByteBuffer.wrap(element(whole)));
        bits.get();
        byte[] signature = new byte[bits.remaining()];
        bits.get(signature);
        ByteBuffer fields = inner(ByteBuffer.wrap(content));
        element(fields);
        element(fields);
        return new SignedRequest(content, element(fields), signature);
    }

    /** Whether the key that stands in it has signed it. */
    boolean isGood() throws GeneralSecurityException {
        PublicKey key = key();
        Signature verifier =
                Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        verifier.initVerify(key);
        verifier.update(content);
        return verifier.verify(signature);
    }

    private PublicKey key() throws GeneralSecurityException {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(publicKey);
        try {
            return KeyFactory.getInstance("EC").generatePublic(spec);
        } catch (InvalidKeySpecException rsa) {
            return KeyFactory.getInstance("RSA").generatePublic(spec);
        }
    }

    /** Whether a name stands in it. */
    boolean names(String host) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(host);
    }

    private static ByteBuffer inner(ByteBuffer of) {
        of.get();
        int length = length(of);
        ByteBuffer inner = of.slice(of.position(), length);
        of.position(of.position() + length);
        return inner;
    }

    private static byte[] element(ByteBuffer from) {
        int start = from.position();
        from.get();
        int length = length(from);
        byte[] whole = new byte[from.position() - start + length];
        from.position(start);
        from.get(whole);
        return whole;
    }

    private static int length(ByteBuffer from) {
        int first = from.get() & 0xff;
        int length = first < 0x80 ? first : 0;
        for (int i = 0; i < (first < 0x80 ? 0 : first & 0x7f); i++) {
            length = length << 8 | from.get() & 0xff;
        }
        return length;
    }
}

package dev.gw.runtime.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/** What an authority is asked for: a certificate for a name and a key (PKCS #10). */
public final class CertificateRequest {
    private static final byte[] EC = Der.sequence(Der.id("1.2.840.10045.4.3.2"));
    private static final byte[] RSA = Der.sequence(Der.id("1.2.840.113549.1.1.11"), Der.of(0x05));
    private static final int DNS_NAME = 0x82;

    private CertificateRequest() {}

    /**
     * A request, signed with the key itself, in the distinguished encoding.
     *
     * @param host the only name, as common and as alternative name; ASCII
     * @param keys RSA or P-256
     * @throws GeneralSecurityException for a key of another kind
     */
    public static byte[] make(String host, KeyPair keys) throws GeneralSecurityException {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.id("2.5.4.3"), Der.text(host))));
        byte[] names = Der.sequence(Der.of(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII)));
        byte[] extensions = Der.sequence(Der.sequence(Der.id("2.5.29.17"), Der.octets(names)));
        byte[] wish = Der.sequence(Der.id("1.2.840.113549.1.9.14"), Der.set(extensions));
        byte[] content = Der.sequence(Der.integer(0), name, keys.getPublic().getEncoded(), Der.tagged(0, wish));
        boolean rsa = keys.getPrivate().getAlgorithm().equals("RSA");
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return Der.sequence(content, rsa ? RSA : EC, Der.bits(signature.sign()));
    }
}

package dev.gw.runtime.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/** Issues certificates for the public keys of others, as an authority does. */
public final class TestIssuer {
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.id("1.2.840.10045.4.3.2"));

    private final KeyPair keys;

    public TestIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A certificate, PEM.
     *
     * @param publicKey as X.509 has it
     */
    public String certificate(byte[] publicKey, String host, Instant from, Instant until)
            throws GeneralSecurityException {
        byte[] alternative = Der.sequence(Der.of(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        byte[] content = Der.sequence(
                Der.tagged(0, Der.integer(2)),
                Der.integer(BigInteger.valueOf(from.toEpochMilli())),
                ECDSA_WITH_SHA256,
                name("stand-in"),
                Der.sequence(Der.time(from), Der.time(until)),
                name(host),
                publicKey,
                Der.tagged(3, Der.sequence(Der.sequence(Der.id("2.5.29.17"), Der.octets(alternative)))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(whole)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] name(String common) {
        return Der.sequence(Der.set(Der.sequence(Der.id("2.5.4.3"), Der.text(common))));
    }
}

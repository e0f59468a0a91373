package dev.gw.runtime.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes a certificate for this machine that vouches for itself: X.509 version 3, P-256, a year. */
public final class SelfSigned {
    private static final Duration VALID = Duration.ofDays(365);
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.id("1.2.840.10045.4.3.2"));

    private SelfSigned() {}

    /** A new key with its certificate for {@code localhost}, its subdomains, and the loopback addresses. */
    public static KeyAndChain make(Clock clock, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            byte[] content = content(pair, clock.instant(), new BigInteger(120, random).setBit(119));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate(), random);
            signature.update(content);
            byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
            return new KeyAndChain(pair.getPrivate(), List.of(certificate));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    private static byte[] content(KeyPair pair, Instant now, BigInteger serial) {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.id("2.5.4.3"), Der.text("localhost"))));
        byte[] period = Der.sequence(Der.time(now.minus(Duration.ofHours(1))), Der.time(now.plus(VALID)));
        return Der.sequence(
                Der.tagged(0, Der.integer(2)),
                Der.integer(serial),
                ECDSA_WITH_SHA256,
                name,
                period,
                name,
                pair.getPublic().getEncoded(),
                Der.tagged(3, Der.sequence(extensions())));
    }

    private static byte[][] extensions() {
        byte[] names = Der.sequence(
                dnsName("localhost"),
                dnsName("*.localhost"),
                Der.of(0x87, new byte[] {127, 0, 0, 1}),
                Der.of(0x87, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        byte[] digitalSignature = Der.of(0x03, new byte[] {7, (byte) 0x80});
        byte[] serverAuthentication = Der.sequence(Der.id("1.3.6.1.5.5.7.3.1"));
        return new byte[][] {
            Der.sequence(Der.id("2.5.29.19"), Der.yes(), Der.octets(Der.sequence())),
            Der.sequence(Der.id("2.5.29.15"), Der.yes(), Der.octets(digitalSignature)),
            Der.sequence(Der.id("2.5.29.37"), Der.octets(serverAuthentication)),
            Der.sequence(Der.id("2.5.29.17"), Der.octets(names))
        };
    }

    private static byte[] dnsName(String name) {
        return Der.of(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }
}

package dev.gw.runtime.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys and certificate chains in PEM: PKCS #8, and the older forms of RSA and EC keys. */
public final class PemFiles {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]{1,100000})-----END \\1-----");
    private static final byte[] RSA = Der.sequence(Der.id("1.2.840.113549.1.1.1"), Der.of(0x05));

    private PemFiles() {}

    /**
     * A key with its certificates.
     *
     * @throws GeneralSecurityException where a text holds none, or one that this Java can't read
     */
    public static KeyAndChain read(String certificates, String key) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        byte[] octets = certificates.getBytes(StandardCharsets.UTF_8);
        for (Certificate certificate : factory.generateCertificates(new ByteArrayInputStream(octets))) {
            chain.add((X509Certificate) certificate);
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        return new KeyAndChain(key(key), chain);
    }

    /**
     * The first private key of a text.
     *
     * @throws GeneralSecurityException where it holds none, or one that this Java can't read
     */
    public static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            byte[] body = Base64.getMimeDecoder().decode(block.group(2));
            byte[] pkcs8 = pkcs8(block.group(1), body);
            if (pkcs8.length > 0) {
                return ofAnyKind(pkcs8);
            }
        }
        throw new GeneralSecurityException("no private key");
    }

    /** A key in the form that Java reads; empty for a block that is no key. */
    private static byte[] pkcs8(String label, byte[] body) throws GeneralSecurityException {
        return switch (label) {
            case "PRIVATE KEY" -> body;
            case "RSA PRIVATE KEY" -> Der.sequence(Der.integer(0), RSA, Der.octets(body));
            case "EC PRIVATE KEY" -> {
                byte[] algorithm = Der.sequence(Der.id("1.2.840.10045.2.1"), curve(body));
                yield Der.sequence(Der.integer(0), algorithm, Der.octets(body));
            }
            default -> new byte[0];
        };
    }

    private static PrivateKey ofAnyKind(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException otherKind) {
                // the next one may fit
            }
        }
        throw new GeneralSecurityException("a private key of an unknown kind");
    }

    /** The identifier of the curve, which an EC key in the older form holds as its field number 0. */
    private static byte[] curve(byte[] key) throws GeneralSecurityException {
        for (int i = 0; i + 4 < key.length; i++) {
            boolean field = key[i] == (byte) 0xa0 && key[i + 2] == 0x06 && key[i + 1] == key[i + 3] + 2;
            if (field && key[i + 3] > 0 && i + 4 + key[i + 3] <= key.length) {
                byte[] id = new byte[key[i + 3] + 2];
                System.arraycopy(key, i + 2, id, 0, id.length);
                return id;
            }
        }
        throw new GeneralSecurityException("an EC key that names no curve");
    }
}

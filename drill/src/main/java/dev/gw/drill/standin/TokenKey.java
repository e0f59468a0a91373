package dev.gw.drill.standin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A pair of keys that signs tokens. Immutable. */
public final class TokenKey {
    private static final int RSA_BITS = 2048;
    private static final int LINE = 64;

    private final Kind kind;
    private final KeyPair pair;
    private final String id;

    /** What a pair is good for. */
    enum Kind {
        RSA("RSA", ""),
        P256("EC", "secp256r1"),
        P384("EC", "secp384r1"),
        P521("EC", "secp521r1"),
        ED25519("Ed25519", "");

        private final String family;
        private final String curve;

        Kind(String family, String curve) {
            this.family = family;
            this.curve = curve;
        }

        /** The kind that an algorithm needs. */
        static Kind of(String algorithm) {
            return switch (algorithm) {
                case "ES256" -> P256;
                case "ES384" -> P384;
                case "ES512" -> P521;
                case "EdDSA" -> ED25519;
                default -> RSA;
            };
        }
    }

    TokenKey(Kind kind, KeyPair pair) {
        this.kind = kind;
        this.pair = pair;
        this.id = fingerprint(pair.getPublic());
    }

    private static String fingerprint(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** A new pair. */
    static TokenKey make(Kind kind, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.family);
            if (!kind.curve.isEmpty()) {
                generator.initialize(new ECGenParameterSpec(kind.curve), random);
            } else {
                generator.initialize(kind == Kind.RSA ? RSA_BITS : 255, random);
            }
            return new TokenKey(kind, generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java makes " + kind + " keys", impossible);
        }
    }

    /** A pair from its encoded halves. */
    static TokenKey of(Kind kind, byte[] secret, byte[] open) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(kind.family);
        PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(secret));
        return new TokenKey(kind, new KeyPair(factory.generatePublic(new X509EncodedKeySpec(open)), key));
    }

    Kind kind() {
        return kind;
    }

    /** Names it in tokens and key sets. */
    public String id() {
        return id;
    }

    PublicKey open() {
        return pair.getPublic();
    }

    byte[] secretOctets() {
        return pair.getPrivate().getEncoded();
    }

    /** The public half, in PEM. */
    public String pem() {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    static String pem(String label, byte[] octets) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        String body = lines.encodeToString(octets);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    byte[] sign(String algorithm, String text) {
        return sign(pair.getPrivate(), algorithm, text);
    }

    /**
     * A signature as tokens carry it.
     *
     * @throws IllegalArgumentException where the key does not fit the algorithm
     */
    static byte[] sign(PrivateKey key, String algorithm, String text) {
        if (!hasCurve(key, algorithm)) {
            throw new IllegalArgumentException("the key does not fit " + algorithm);
        }
        try {
            Signature signer = signature(algorithm);
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (InvalidKeyException unfit) {
            throw new IllegalArgumentException("the key does not fit " + algorithm, unfit);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }

    /** Java signs with any curve, but each algorithm has its own. */
    private static boolean hasCurve(PrivateKey key, String algorithm) {
        if (!algorithm.startsWith("ES") || !(key instanceof ECKey pair)) {
            return true;
        }
        int bits = Integer.parseInt(algorithm.substring(2));
        return pair.getParams().getCurve().getField().getFieldSize() == (bits == 512 ? 521 : bits);
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        String bits = algorithm.substring(2);
        return switch (algorithm.substring(0, 2)) {
            case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
            case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            case "PS" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                String hash = "SHA-" + bits;
                pss.setParameter(
                        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), Integer.parseInt(bits) / 8, 1));
                yield pss;
            }
            default -> Signature.getInstance("Ed25519");
        };
    }
}
